// Gives the windows of a convolution over a stream of images, out of a ring that holds some rows.
//
// A pixel is Words words; images come in the order y, x, word, one after another. Order 0 gives
// windows in the order oy, ox, ky, kx, word; order 1 in the order oy, ox, word, ky, kx.
//
// Exactly (with RowWords = InW * Words; the capacity is Rows * RowWords words):
// - `live` counts the words that are kept. A word is taken whenever live < capacity, and can be
//   read from the next cycle on.
// - While windows of row oy are read, the first row kept is top(oy) = oy * StrideH - PadTop, but at
//   least 0 and at most InH; top(OutH) = InH.
// - Position (oy, ox, ky, kx, word) is word c * Words + word of row r, with
//   r = oy * StrideH - PadTop + ky * DilH and c = ox * StrideW - PadLeft + kx * DilW. Outside of the
//   image its elements (PadBits bits each) are PadValue and it needs no word. Inside it needs
//   o < live, with o = (r - top(oy)) * RowWords + c * Words + word.
// - A read issues when live >= 0, the word is there if one is needed, and the output register is
//   empty or being taken; its word is the output from the next cycle on.
// - The read of the last position of row oy frees rows top(oy) to top(oy + 1) - 1, even if they have
//   not arrived yet: live goes negative, and these words are forgotten as they come.
// - Rows >= min(InH, DilH * (KH - 1) + 1) makes o < capacity, so a read that waits never keeps the
//   word that it waits for from coming: no deadlock.
module mase_window #(
  parameter int Width    = 8,
  parameter int Words    = 1,
  parameter int InH      = 3,
  parameter int InW      = 3,
  parameter int KH       = 3,
  parameter int KW       = 3,
  parameter int StrideH  = 1,
  parameter int StrideW  = 1,
  parameter int DilH     = 1,
  parameter int DilW     = 1,
  parameter int PadTop   = 0,
  parameter int PadLeft  = 0,
  parameter int OutH     = 1,
  parameter int OutW     = 1,
  parameter int PadBits  = 1,
  parameter int PadValue = 0,
  parameter int Rows     = 3,
  parameter bit Order    = 1'b0,
  parameter bit Ram      = 1'b0
) (
  input  logic             clk_i,
  input  logic             rst_ni,
  input  logic             in_valid_i,
  output logic             in_ready_o,
  input  logic [Width-1:0] in_data_i,
  output logic             out_valid_o,
  input  logic             out_ready_i,
  output logic [Width-1:0] out_data_o
);

  localparam int RowWords = InW * Words;
  localparam int Capacity = Rows * RowWords;

  // The loops of the reader, outermost first, and how far each moves r, c and o.
  localparam int Levels = 5;
  typedef bit [Levels-1:0][31:0] levels_t;
  localparam levels_t Extents = Order ? {KW, KH, Words, OutW, OutH} : {Words, KW, KH, OutW, OutH};
  localparam levels_t RowSteps = Order
      ? {32'd0, DilH, 32'd0, 32'd0, StrideH}
      : {32'd0, 32'd0, DilH, 32'd0, StrideH};
  localparam levels_t ColSteps = Order
      ? {DilW, 32'd0, 32'd0, StrideW, 32'd0}
      : {32'd0, DilW, 32'd0, StrideW, 32'd0};
  localparam levels_t OffsetSteps = Order
      ? {DilW * Words, DilH * RowWords, 32'd1, StrideW * Words, 32'd0}
      : {32'd1, DilW * Words, DilH * RowWords, StrideW * Words, 32'd0};

  // What a level adds when it moves on and the loops inside it go back to their starts.
  function automatic int step(levels_t steps, int level);
    int sum;
    sum = level < 0 ? 0 : int'(steps[level]);
    for (int inner = level + 1; inner < Levels; inner++) begin
      sum -= (int'(Extents[inner]) - 1) * int'(steps[inner]);
    end
    return sum;
  endfunction

  function automatic int clamp(int value, int low, int high);
    return value < low ? low : value > high ? high : value;
  endfunction

  function automatic int top_row(int oy);
    return oy == OutH ? InH : clamp(oy * StrideH - PadTop, 0, InH);
  endfunction

  function automatic int free_words(int oy);
    return (top_row(oy + 1) - top_row(oy)) * RowWords;
  endfunction

  function automatic int bits(int values);
    return values > 1 ? $clog2(values) : 1;
  endfunction

  // Rows of windows that free other than StrideH rows: those before First, which lie in the
  // padding whole, First itself, those from Beyond on, which reach the image's end, and the last.
  localparam int First = clamp(PadTop / StrideH, 0, OutH - 1);
  localparam int Beyond = clamp((InH + PadTop + StrideH - 1) / StrideH - 1, 0, OutH - 1);
  localparam int FreeMost = (StrideH > InH ? StrideH : InH) * RowWords;

  // The last row and column that a window reaches: padding at the far ends.
  localparam int LastRow = (OutH - 1) * StrideH - PadTop + (KH - 1) * DilH;
  localparam int LastCol = (OutW - 1) * StrideW - PadLeft + (KW - 1) * DilW;

  localparam logic [Width-1:0] PadWord = {(Width / PadBits) {PadBits'(PadValue)}};

  localparam int AddressWidth = bits(Capacity);
  localparam int LiveWidth = bits((FreeMost > Capacity ? FreeMost : Capacity) + 1) + 1;
  localparam int OyWidth = bits(OutH);
  localparam logic [AddressWidth-1:0] LastAddress = AddressWidth'(Capacity - 1);

  logic                    write;
  logic                    enable;
  logic                    issue;
  logic                    in_image;
  logic                    row_inside;
  logic                    col_inside;
  logic                    row_end;
  logic                    frame_end;
  logic [      Levels-1:0] last;
  logic [      Levels-1:0] turn;  // all loops inside this one are at their ends
  logic [     OyWidth-1:0] oy;
  logic [AddressWidth-1:0] offset_q;  // o, where it is inside
  logic [AddressWidth-1:0] offset_step;
  logic [   LiveWidth-1:0] live_q;
  logic [   LiveWidth-1:0] live_step;
  logic [AddressWidth-1:0] base_q;
  logic [AddressWidth-1:0] base_step;
  logic [AddressWidth-1:0] base_next;
  logic [AddressWidth-1:0] write_address_q;
  logic [AddressWidth-1:0] read_address;
  logic                    valid_q;

  assign in_ready_o = live_q != LiveWidth'(Capacity);
  assign write = in_valid_i && in_ready_o;
  assign enable = !valid_q || out_ready_i;
  assign in_image = row_inside && col_inside;
  assign issue = enable && !live_q[LiveWidth-1] && (!in_image || LiveWidth'(offset_q) < live_q);
  assign out_valid_o = valid_q;

  for (genvar level = 0; level < Levels; level++) begin : gen_loop
    localparam int Extent = int'(Extents[level]);
    localparam int IndexWidth = bits(Extent);
    logic [IndexWidth-1:0] index_q;

    if (level == Levels - 1) begin : gen_innermost
      assign turn[level] = 1'b1;
    end else begin : gen_outer
      assign turn[level] = turn[level+1] && last[level+1];
    end
    assign last[level] = index_q == IndexWidth'(Extent - 1);

    if (Extent > 1) begin : gen_counter
      always_ff @(posedge clk_i) begin
        if (!rst_ni) index_q <= '0;
        else if (issue && turn[level]) index_q <= last[level] ? '0 : index_q + IndexWidth'(1);
      end
    end else begin : gen_once
      assign index_q = '0;
    end
  end

  assign oy        = gen_loop[0].index_q;
  assign row_end   = turn[0];
  assign frame_end = turn[0] && last[0];

  if (PadTop > 0 || LastRow >= InH) begin : gen_row
    localparam int Most = LastRow + 1 > InH ? LastRow + 1 : InH;
    localparam int RowWidth = bits(Most > PadTop ? Most : PadTop) + 1;
    logic [RowWidth-1:0] row_q;
    logic [RowWidth-1:0] row_step;

    // A negative row is a large number.
    assign row_inside = row_q < RowWidth'(InH);

    always_comb begin
      row_step = RowWidth'(step(RowSteps, -1));
      for (int level = 0; level < Levels; level++) begin
        if (turn[level] && !last[level]) row_step = RowWidth'(step(RowSteps, level));
      end
    end

    always_ff @(posedge clk_i) begin
      if (!rst_ni) row_q <= RowWidth'(-PadTop);
      else if (issue) row_q <= row_q + row_step;
    end
  end else begin : gen_row_inside
    assign row_inside = 1'b1;
  end

  if (PadLeft > 0 || LastCol >= InW) begin : gen_col
    localparam int Most = LastCol + 1 > InW ? LastCol + 1 : InW;
    localparam int ColWidth = bits(Most > PadLeft ? Most : PadLeft) + 1;
    logic [ColWidth-1:0] col_q;
    logic [ColWidth-1:0] col_step;

    assign col_inside = col_q < ColWidth'(InW);

    always_comb begin
      col_step = ColWidth'(step(ColSteps, -1));
      for (int level = 0; level < Levels; level++) begin
        if (turn[level] && !last[level]) col_step = ColWidth'(step(ColSteps, level));
      end
    end

    always_ff @(posedge clk_i) begin
      if (!rst_ni) col_q <= ColWidth'(-PadLeft);
      else if (issue) col_q <= col_q + col_step;
    end
  end else begin : gen_col_inside
    assign col_inside = 1'b1;
  end

  // What the rows that are freed after this one take from live, from o and from the ring.
  always_comb begin
    live_step   = LiveWidth'(-StrideH * RowWords);
    base_step   = AddressWidth'((StrideH * RowWords) % Capacity);
    offset_step = AddressWidth'(step(OffsetSteps, 0));
    if (int'(oy) < First) begin
      live_step   = '0;
      base_step   = '0;
      offset_step = AddressWidth'(step(OffsetSteps, 0) + StrideH * RowWords);
    end
    if (int'(oy) == First) begin
      live_step   = LiveWidth'(-free_words(First));
      base_step   = AddressWidth'(free_words(First) % Capacity);
      offset_step = AddressWidth'(step(OffsetSteps, 0) + StrideH * RowWords - free_words(First));
    end
    // From here on o does not matter any more: no later row is inside.
    if (int'(oy) == Beyond) begin
      live_step = LiveWidth'(-free_words(Beyond));
      base_step = AddressWidth'(free_words(Beyond) % Capacity);
    end
    if (int'(oy) > Beyond) begin
      live_step = '0;
      base_step = '0;
    end
    if (last[0]) begin
      live_step = LiveWidth'(-free_words(OutH - 1));
      base_step = AddressWidth'(free_words(OutH - 1) % Capacity);
    end
    for (int level = 1; level < Levels; level++) begin
      if (turn[level] && !last[level]) offset_step = AddressWidth'(step(OffsetSteps, level));
    end
  end

  if (2 ** AddressWidth == Capacity) begin : gen_power_of_two
    assign read_address = base_q + offset_q;
    assign base_next    = base_q + base_step;
  end else begin : gen_wrap
    // An address past the end, and the same less Capacity: one of them is in the memory.
    logic [AddressWidth:0] read_sum;
    logic [AddressWidth:0] base_sum;

    assign read_sum = (AddressWidth + 1)'(base_q) + (AddressWidth + 1)'(offset_q);
    assign base_sum = (AddressWidth + 1)'(base_q) + (AddressWidth + 1)'(base_step);
    assign read_address = read_sum >= (AddressWidth+1)'(Capacity)
        ? AddressWidth'(read_sum - (AddressWidth+1)'(Capacity)) : AddressWidth'(read_sum);
    assign base_next = base_sum >= (AddressWidth+1)'(Capacity)
        ? AddressWidth'(base_sum - (AddressWidth+1)'(Capacity)) : AddressWidth'(base_sum);
  end

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      offset_q        <= AddressWidth'(-PadTop * RowWords - PadLeft * Words);
      live_q          <= '0;
      base_q          <= '0;
      write_address_q <= '0;
      valid_q         <= 1'b0;
    end else begin
      live_q <= live_q + (issue && row_end ? live_step : '0) + LiveWidth'(write);
      if (issue && row_end) base_q <= base_next;
      if (issue && frame_end) offset_q <= AddressWidth'(-PadTop * RowWords - PadLeft * Words);
      else if (issue) offset_q <= offset_q + offset_step;
      if (write) begin
        write_address_q <= write_address_q == LastAddress ? '0 : write_address_q + AddressWidth'(1);
      end
      if (enable) valid_q <= issue;
    end
  end

  // No word is read in the cycle in which it is written: it is not live yet.
  if (Ram) begin : gen_block
    (* ram_style = "block", no_rw_check *) logic [Width-1:0] memory[Capacity];
    logic [Width-1:0] data_q;

    assign out_data_o = data_q;

    always_ff @(posedge clk_i) begin
      if (write) memory[write_address_q] <= in_data_i;
      if (enable) data_q <= in_image ? memory[read_address] : PadWord;
    end
  end else begin : gen_lutram
    (* ram_style = "distributed", no_rw_check *) logic [Width-1:0] memory[Capacity];
    logic [Width-1:0] data_q;

    assign out_data_o = data_q;

    always_ff @(posedge clk_i) begin
      if (write) memory[write_address_q] <= in_data_i;
      if (enable) data_q <= in_image ? memory[read_address] : PadWord;
    end
  end

`ifdef MASE_ASSERT
  mase_stream_properties #(
    .Width(Width),
    .Environment(1'b1)
  ) u_in_properties (
    .clk_i,
    .rst_ni,
    .valid_i(in_valid_i),
    .ready_i(in_ready_o),
    .data_i (in_data_i)
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
