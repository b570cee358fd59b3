// Keeps words in a ring and gives them in the order of nested loops: replays, transposes, slices.
//
// Words are written in order of arrival. The reader is a nest of loops, level 0 the outermost: word
// number Offset + sum of index * stride, counted from the oldest word that is kept (`base`), is
// read as soon as it is there. Whenever the loops inside FreeLevel have wrapped, the FreeStep oldest
// words are freed, and FreeEnd more when all loops have wrapped (FreeLevel = -1: only these).
//
// `live` counts the words kept. It is negative after a free of words that have not arrived yet:
// those are written and forgotten as they come, and no read issues meanwhile.
module mase_buffer #(
  parameter int            Width     = 8,
  parameter int            Capacity  = 1,
  parameter int            Levels    = 1,
  parameter bit [8*32-1:0] Extents   = {8{32'd1}},
  parameter bit [8*32-1:0] Strides   = '0,
  parameter int            FreeLevel = -1,
  parameter int            FreeStep  = 0,
  parameter int            FreeEnd   = 0,
  parameter int            Offset    = 0,
  parameter bit            Ram       = 1'b0
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

  function automatic int extent(int level);
    return int'(Extents[32*level+:32]);
  endfunction

  function automatic int stride(int level);
    return int'(Strides[32*level+:32]);
  endfunction

  // How far all loops inside a level have moved when they are at their ends.
  function automatic int reach(int level);
    int sum;
    sum = 0;
    for (int inner = level + 1; inner < Levels; inner++) begin
      sum += (extent(inner) - 1) * stride(inner);
    end
    return sum;
  endfunction

  function automatic int bits(int values);
    return values > 1 ? $clog2(values) : 1;
  endfunction

  localparam int LastOffset = Offset + reach(-1);
  localparam int FreeBody = FreeLevel >= 0 ? FreeStep : 0;
  localparam int FreeFrame = FreeBody + FreeEnd;
  // At a free, the word just read is there, so only a free beyond it makes `live` negative.
  localparam bit Debt = FreeBody > Offset + reach(FreeLevel) + 1 || FreeFrame > LastOffset + 1;
  localparam int OffsetWidth = bits(LastOffset + 1);
  localparam int AddressWidth = bits(Capacity);
  localparam int LiveWidth = bits((FreeFrame > Capacity ? FreeFrame : Capacity) + 1) + int'(Debt);
  localparam logic [AddressWidth-1:0] LastAddress = AddressWidth'(Capacity - 1);

  logic                    write;
  logic                    enable;
  logic                    issue;
  logic                    body_end;
  logic                    frame_end;
  logic [      Levels-1:0] last;
  logic [      Levels-1:0] turn;  // all loops inside this one are at their ends
  logic [ OffsetWidth-1:0] offset_q;
  logic [ OffsetWidth-1:0] offset_step;
  logic [   LiveWidth-1:0] live_q;
  logic [   LiveWidth-1:0] live_step;
  logic [AddressWidth-1:0] write_address_q;
  logic [AddressWidth-1:0] read_address;
  logic                    valid_q;

  assign in_ready_o  = live_q != LiveWidth'(Capacity);
  assign write       = in_valid_i && in_ready_o;
  assign enable      = !valid_q || out_ready_i;
  assign out_valid_o = valid_q;

  if (Debt) begin : gen_debt
    assign issue = enable && !live_q[LiveWidth-1] && LiveWidth'(offset_q) < live_q;
  end else begin : gen_no_debt
    assign issue = enable && LiveWidth'(offset_q) < live_q;
  end

  for (genvar level = 0; level < Levels; level++) begin : gen_loop
    if (level == Levels - 1) begin : gen_innermost
      assign turn[level] = 1'b1;
    end else begin : gen_outer
      assign turn[level] = turn[level+1] && last[level+1];
    end
    if (extent(level) > 1) begin : gen_counter
      localparam int IndexWidth = bits(extent(level));
      logic [IndexWidth-1:0] index_q;

      assign last[level] = index_q == IndexWidth'(extent(level) - 1);

      always_ff @(posedge clk_i) begin
        if (!rst_ni) index_q <= '0;
        else if (issue && turn[level]) index_q <= last[level] ? '0 : index_q + IndexWidth'(1);
      end
    end else begin : gen_once
      assign last[level] = 1'b1;
    end
  end

  assign frame_end = turn[0] && last[0];
  if (FreeLevel >= 0) begin : gen_body_end
    assign body_end = turn[FreeLevel];
  end else begin : gen_no_body_end
    assign body_end = frame_end;
  end

  // The outermost loop whose turn it is moves on, and those inside it go back to their starts.
  always_comb begin
    offset_step = '0;
    for (int level = Levels - 1; level >= 0; level--) begin
      if (turn[level]) offset_step = OffsetWidth'(stride(level) - reach(level));
    end
    if (frame_end) offset_step = OffsetWidth'(-reach(-1));
  end

  always_comb begin
    live_step = LiveWidth'(write);
    if (issue && frame_end) live_step = LiveWidth'(write ? 1 - FreeFrame : -FreeFrame);
    else if (issue && body_end) live_step = LiveWidth'(write ? 1 - FreeBody : -FreeBody);
  end

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      offset_q        <= OffsetWidth'(Offset);
      live_q          <= '0;
      write_address_q <= '0;
      valid_q         <= 1'b0;
    end else begin
      live_q <= live_q + live_step;
      if (issue) offset_q <= offset_q + offset_step;
      if (write) begin
        write_address_q <= write_address_q == LastAddress ? '0 : write_address_q + AddressWidth'(1);
      end
      if (enable) valid_q <= issue;
    end
  end

  if (FreeBody % Capacity == 0 && FreeFrame % Capacity == 0) begin : gen_base_still
    assign read_address = AddressWidth'(offset_q);
  end else begin : gen_base_moves
    logic [AddressWidth-1:0] base_q;
    logic [AddressWidth-1:0] base_step;
    logic [AddressWidth-1:0] base_next;

    assign base_step = frame_end ? AddressWidth'(FreeFrame % Capacity)
                                 : AddressWidth'(FreeBody % Capacity);

    if (2 ** AddressWidth == Capacity) begin : gen_power_of_two
      assign read_address = base_q + AddressWidth'(offset_q);
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
      if (!rst_ni) base_q <= '0;
      else if (issue && body_end) base_q <= base_next;
    end
  end

  // No word is read in the cycle in which it is written: it is not live yet.
  if (Ram) begin : gen_block
    (* ram_style = "block", no_rw_check *) logic [Width-1:0] memory[Capacity];
    logic [Width-1:0] data_q;

    assign out_data_o = data_q;

    always_ff @(posedge clk_i) begin
      if (write) memory[write_address_q] <= in_data_i;
      if (enable) data_q <= memory[read_address];
    end
  end else begin : gen_lutram
    (* ram_style = "distributed", no_rw_check *) logic [Width-1:0] memory[Capacity];
    logic [Width-1:0] data_q;

    assign out_data_o = data_q;

    always_ff @(posedge clk_i) begin
      if (write) memory[write_address_q] <= in_data_i;
      if (enable) data_q <= memory[read_address];
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
