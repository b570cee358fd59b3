// Ends in ways that would end the process.
module endless #(
    // 0: a loop that does not settle, 1: $stop, 2: $fatal
    parameter int How = 0
) (
    input logic clk_i,
    input logic rst_ni,
    input logic in_valid_i,
    output logic in_ready_o,
    input logic [7:0] in_data_i,
    output logic odd_o
);
  logic loop;

  assign in_ready_o = 1'b1;
  assign loop = How == 0 && in_valid_i && !loop && in_data_i[7];
  assign odd_o = loop;

  always_ff @(posedge clk_i) begin
    if (rst_ni && in_valid_i && How == 1) $stop;
    if (rst_ni && in_valid_i && How == 2) $fatal(1, "beat %0d is not wanted", in_data_i);
  end
endmodule
