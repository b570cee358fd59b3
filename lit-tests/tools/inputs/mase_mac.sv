// A stand-in for a template, with parameters of each kind.
module mase_mac #(
  parameter int Rows = 1,
  parameter int Low = 0,
  parameter bit Signed = 0,
  parameter bit [95:0] Extents = 0,
  parameter InitFile = ""
) (
  input  logic        clk_i,
  input  logic [7:0]  a_data_i,
  output logic [31:0] y_data_o
);
  logic [31:0] sum_q;
  always_ff @(posedge clk_i) begin
    sum_q <= Signed ? Rows + {24'b0, a_data_i} + Extents[31:0] + Extents[63:32] + Extents[95:64] : Low;
  end
  assign y_data_o = (InitFile == "") ? sum_q : ~sum_q;
endmodule
