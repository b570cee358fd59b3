// Gives the words of a constant memory, in order, again and again.
//
// InitFile has one word in hexadecimal a line ($readmemh). The memory's read register is the
// output register. Ram = 1 puts the words in block RAM; with 0 the tools choose, LUTs for few.
module mase_source #(
  parameter int    Width    = 8,
  parameter int    Words    = 1,
  parameter bit    Ram      = 1'b0,
  parameter string InitFile = ""
) (
  input  logic             clk_i,
  input  logic             rst_ni,
  output logic             out_valid_o,
  input  logic             out_ready_i,
  output logic [Width-1:0] out_data_o
);

  localparam int IndexWidth = Words > 1 ? $clog2(Words) : 1;
  // Only attributes use it, and lint does not look into them.
  // verilator lint_off UNUSEDPARAM
  localparam string RomStyle = Ram ? "block" : "auto";
  // verilator lint_on UNUSEDPARAM

  logic [IndexWidth-1:0] index_q;
  logic                  enable;
  logic                  valid_q;
  logic [     Width-1:0] data_q;

  assign enable      = !valid_q || out_ready_i;
  assign out_valid_o = valid_q;
  assign out_data_o  = data_q;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      index_q <= '0;
      valid_q <= 1'b0;
    end else if (enable) begin
      index_q <= index_q == IndexWidth'(Words - 1) ? '0 : index_q + IndexWidth'(1);
      valid_q <= 1'b1;
    end
  end

  (* rom_style = RomStyle, ram_style = RomStyle *) logic [Width-1:0] memory[Words];

  initial if (InitFile != "") $readmemh(InitFile, memory);

  always_ff @(posedge clk_i) begin
    if (enable) data_q <= memory[index_q];
  end

`ifdef MASE_ASSERT
  mase_stream_properties #(
    .Width(Width)
  ) u_out_properties (
    .clk_i,
    .rst_ni,
    .valid_i(out_valid_o),
    .ready_i(out_ready_i),
    .data_i(out_data_o)
  );
`endif

endmodule
