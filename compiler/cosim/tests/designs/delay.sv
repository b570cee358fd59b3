// A stream through one register, xored with words of a memory if there is one.
module delay #(
    parameter int Width = 100,
    parameter bit [8*32-1:0] Masks = 0,
    parameter string InitFile = "",
    parameter bit Picky = 0
) (
    input logic clk_i,
    input logic rst_ni,
    input logic in_valid_i,
    output logic in_ready_o,
    input logic [Width-1:0] in_data_i,
    output logic out_valid_o,
    input logic out_ready_i,
    output logic [Width-1:0] out_data_o
);
  logic [Width-1:0] mask;

  if (InitFile != "") begin : gen_memory
    logic [Width-1:0] memory[1];
    initial $readmemh(InitFile, memory);
    assign mask = memory[0];
  end else begin : gen_none
    assign mask = Width'(Masks);
  end

  assign in_ready_o = !out_valid_o || out_ready_i;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) out_valid_o <= 1'b0;
    else if (in_ready_o) out_valid_o <= in_valid_i;
    if (in_ready_o) out_data_o <= in_data_i ^ mask;
  end

  assert property (@(posedge clk_i) disable iff (!rst_ni) in_valid_i |-> !Picky || !(&in_data_i))
  else $error("a beat is all ones");
endmodule
