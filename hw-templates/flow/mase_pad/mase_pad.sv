// Puts elements of one value around the frames of a stream.
//
// A frame is Height rows of Columns pixels of Words beats. Each becomes one of Top + Height + Bottom
// rows of Left + Columns + Right pixels; the beats of new pixels have Value in every lane.
module mase_pad #(
  parameter int Lanes   = 1,
  parameter int Width   = 8,
  parameter int Height  = 1,
  parameter int Columns = 1,
  parameter int Words   = 1,
  parameter int Top     = 0,
  parameter int Bottom  = 0,
  parameter int Left    = 0,
  parameter int Right   = 0,
  parameter int Value   = 0
) (
  input  logic                   clk_i,
  input  logic                   rst_ni,
  input  logic                   in_valid_i,
  output logic                   in_ready_o,
  input  logic [Lanes*Width-1:0] in_data_i,
  output logic                   out_valid_o,
  input  logic                   out_ready_i,
  output logic [Lanes*Width-1:0] out_data_o
);

  localparam int Rows = Top + Height + Bottom;
  localparam int Pixels = Left + Columns + Right;
  localparam int RowWidth = Rows > 1 ? $clog2(Rows) : 1;
  localparam int PixelWidth = Pixels > 1 ? $clog2(Pixels) : 1;
  localparam int WordWidth = Words > 1 ? $clog2(Words) : 1;

  logic [   RowWidth-1:0] row_q;
  logic [ PixelWidth-1:0] pixel_q;
  logic [  WordWidth-1:0] word_q;
  logic                   image;  // not around it
  logic                   pixel_end;
  logic                   row_end;
  logic                   enable;
  logic                   fire;
  logic                   valid_q;
  logic [Lanes*Width-1:0] data_q;

  assign image = int'(row_q) >= Top && int'(row_q) < Top + Height &&
      int'(pixel_q) >= Left && int'(pixel_q) < Left + Columns;
  assign pixel_end = word_q == WordWidth'(Words - 1);
  assign row_end   = pixel_end && pixel_q == PixelWidth'(Pixels - 1);

  assign enable      = !valid_q || out_ready_i;
  assign fire        = enable && (!image || in_valid_i);
  assign in_ready_o  = enable && image;
  assign out_valid_o = valid_q;
  assign out_data_o  = data_q;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      row_q   <= '0;
      pixel_q <= '0;
      word_q  <= '0;
      valid_q <= 1'b0;
    end else begin
      if (enable) valid_q <= fire;
      if (fire) word_q <= pixel_end ? '0 : word_q + WordWidth'(1);
      if (fire && pixel_end) pixel_q <= row_end ? '0 : pixel_q + PixelWidth'(1);
      if (fire && row_end) begin
        row_q <= row_q == RowWidth'(Rows - 1) ? '0 : row_q + RowWidth'(1);
      end
    end
  end

  always_ff @(posedge clk_i) begin
    if (enable) data_q <= image ? in_data_i : {Lanes{Width'(Value)}};
  end

`ifdef MASE_ASSERT
  mase_stream_properties #(
    .Width(Lanes * Width),
    .Environment(1'b1)
  ) u_in_properties (
    .clk_i,
    .rst_ni,
    .valid_i(in_valid_i),
    .ready_i(in_ready_o),
    .data_i(in_data_i)
  );
  mase_stream_properties #(
    .Width(Lanes * Width)
  ) u_out_properties (
    .clk_i,
    .rst_ni,
    .valid_i(out_valid_o),
    .ready_i(out_ready_i),
    .data_i(out_data_o)
  );
`endif

endmodule
