// Gives the row of a constant table that each index names, Words beats a row.
//
// InitFile has one beat in hexadecimal a line ($readmemh), rows one after another. The memory's
// read register is the output register. An index must be less than Rows.
module mase_embedding #(
  parameter int    IndexWidth = 8,
  parameter int    Rows       = 2,
  parameter int    Words      = 1,
  parameter int    Width      = 8,
  parameter string InitFile   = ""
) (
  input  logic                  clk_i,
  input  logic                  rst_ni,
  input  logic                  index_valid_i,
  output logic                  index_ready_o,
  // An index may have more bits than the table needs: those are 0, as it is less than Rows.
  // verilator lint_off UNUSEDSIGNAL
  input  logic [IndexWidth-1:0] index_data_i,
  // verilator lint_on UNUSEDSIGNAL
  output logic                  out_valid_o,
  input  logic                  out_ready_i,
  output logic [     Width-1:0] out_data_o
);

  localparam int AddressWidth = Rows * Words > 1 ? $clog2(Rows * Words) : 1;

  logic [       Width-1:0] memory      [Rows*Words];
  logic                    enable;
  logic                    fire;
  logic                    valid_q;
  logic [AddressWidth-1:0] row_address;
  logic [AddressWidth-1:0] address;
  logic [       Width-1:0] data_q;

  initial if (InitFile != "") $readmemh(InitFile, memory);

  assign enable      = !valid_q || out_ready_i;
  assign out_valid_o = valid_q;
  assign out_data_o  = data_q;

  // Index times Words as shifts and adds: a multiplier would be wasted on a constant.
  always_comb begin
    row_address = '0;
    for (int i = 0; i < 31; i++) begin
      if (Words[i]) row_address += AddressWidth'(index_data_i) << i;
    end
  end

  if (Words > 1) begin : gen_words
    localparam int WordWidth = $clog2(Words);
    logic [   WordWidth-1:0] word_q;
    logic [AddressWidth-1:0] next_q;
    logic                    first;

    assign first         = word_q == '0;
    assign fire          = enable && (!first || index_valid_i);
    assign index_ready_o = enable && first;
    assign address       = first ? row_address : next_q;

    always_ff @(posedge clk_i) begin
      if (!rst_ni) word_q <= '0;
      else if (fire) word_q <= word_q == WordWidth'(Words - 1) ? '0 : word_q + WordWidth'(1);
    end

    always_ff @(posedge clk_i) begin
      if (fire) next_q <= address + AddressWidth'(1);
    end
  end else begin : gen_word
    assign fire          = enable && index_valid_i;
    assign index_ready_o = enable;
    assign address       = row_address;
  end

  always_ff @(posedge clk_i) begin
    if (!rst_ni) valid_q <= 1'b0;
    else if (enable) valid_q <= fire;
  end

  always_ff @(posedge clk_i) begin
    if (enable) data_q <= memory[address];
  end

`ifdef MASE_ASSERT
  always_ff @(posedge clk_i) begin
    if (rst_ni && index_valid_i) begin
      assume (64'(index_data_i) < 64'(Rows))
      else $error("the table has no such row");
    end
  end
  mase_stream_properties #(
    .Width(IndexWidth),
    .Environment(1'b1)
  ) u_index_properties (
    .clk_i,
    .rst_ni,
    .valid_i(index_valid_i),
    .ready_i(index_ready_o),
    .data_i (index_data_i)
  );
  mase_stream_properties #(
    .Width(Width)
  ) u_out_properties (
    .clk_i,
    .rst_ni,
    .valid_i(out_valid_o),
    .ready_i(out_ready_i),
    .data_i (out_data_o)
  );
`endif

endmodule
