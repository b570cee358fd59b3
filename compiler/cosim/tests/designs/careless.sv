// Drops a bit without saying so.
module careless (
    input logic clk_i,
    input logic rst_ni,
    output logic out_valid_o,
    input logic out_ready_i,
    output logic [7:0] out_data_o
);
  logic [8:0] count_q;

  assign out_valid_o = 1'b1;
  assign out_data_o = count_q;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) count_q <= 9'd0;
    else if (out_ready_i) count_q <= count_q + 1;
  end
endmodule
