// Does not parse.
module broken (
    input logic clk_i,
    input logic rst_ni
);
  assign nothing = ;
endmodule
