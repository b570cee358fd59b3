// First in, first out: a queue of Depth beats with registered valid and ready.
//
// A beat accepted in cycle t is visible in cycle t + 1, whatever the memory is:
// - Ram = 0, Depth = 2: two registers (a skid buffer);
// - Ram = 0, Depth > 2: a memory that is read in the cycle it is needed (LUTRAM);
// - Ram = 1: a block RAM, whose read takes a cycle. So the head of the queue lives in front of it,
//   either in the RAM's output register or, for a beat that found the RAM empty, in a bypass.
module mase_fifo #(
  parameter int Width = 8,
  parameter int Depth = 2,
  parameter bit Ram   = 1'b0
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

  if (!Ram && Depth == 2) begin : gen_skid
    logic             valid_q;
    logic             full_q;
    logic [Width-1:0] head_q;
    logic [Width-1:0] tail_q;
    logic             advance;

    assign advance     = !valid_q || out_ready_i;
    assign in_ready_o  = !full_q;
    assign out_valid_o = valid_q;
    assign out_data_o  = head_q;

    always_ff @(posedge clk_i) begin
      if (!rst_ni) begin
        valid_q <= 1'b0;
        full_q  <= 1'b0;
      end else begin
        valid_q <= !advance || full_q || in_valid_i;
        full_q  <= !advance && (full_q || in_valid_i);
      end
    end

    always_ff @(posedge clk_i) begin
      if (advance) head_q <= full_q ? tail_q : in_data_i;
      if (!full_q) tail_q <= in_data_i;
    end
  end else begin : gen_memory
    // With a block RAM the head is outside of the memory.
    localparam int Words = Ram ? Depth - 1 : Depth;
    localparam int PtrWidth = Words > 1 ? $clog2(Words) : 1;
    localparam logic [PtrWidth-1:0] Last = PtrWidth'(Words - 1);

    logic                write;
    logic                read;
    logic                filled_q;
    logic                full_q;
    logic [PtrWidth-1:0] write_ptr_q;
    logic [PtrWidth-1:0] read_ptr_q;
    logic [PtrWidth-1:0] write_ptr_next;
    logic [PtrWidth-1:0] read_ptr_next;

    assign write_ptr_next = write_ptr_q == Last ? '0 : write_ptr_q + PtrWidth'(1);
    assign read_ptr_next  = read_ptr_q == Last ? '0 : read_ptr_q + PtrWidth'(1);
    assign in_ready_o     = !full_q;

    always_ff @(posedge clk_i) begin
      if (!rst_ni) begin
        filled_q    <= 1'b0;
        full_q      <= 1'b0;
        write_ptr_q <= '0;
        read_ptr_q  <= '0;
      end else begin
        if (write) write_ptr_q <= write_ptr_next;
        if (read) read_ptr_q <= read_ptr_next;
        if (write && !read) begin
          filled_q <= 1'b1;
          full_q   <= write_ptr_next == read_ptr_q;
        end else if (read && !write) begin
          filled_q <= read_ptr_next != write_ptr_q;
          full_q   <= 1'b0;
        end
      end
    end

    if (Ram) begin : gen_block
      (* ram_style = "block" *) logic [Width-1:0] memory[Words];
      logic [Width-1:0] fetched_q;
      logic [Width-1:0] bypass_q;
      logic             valid_q;
      logic             bypassed_q;
      logic             advance;

      // A beat written here is read a cycle later at the earliest, so no read meets its write.
      assign advance     = !valid_q || out_ready_i;
      assign read        = advance && filled_q;
      assign write       = in_valid_i && !full_q && !(advance && !filled_q);
      assign out_valid_o = valid_q;
      assign out_data_o  = bypassed_q ? bypass_q : fetched_q;

      always_ff @(posedge clk_i) begin
        if (!rst_ni) valid_q <= 1'b0;
        else valid_q <= !advance || filled_q || in_valid_i;
      end

      always_ff @(posedge clk_i) begin
        if (advance) begin
          bypassed_q <= !filled_q;
          bypass_q   <= in_data_i;
        end
      end

      always_ff @(posedge clk_i) begin
        if (write) memory[write_ptr_q] <= in_data_i;
        if (read) fetched_q <= memory[read_ptr_q];
      end
    end else begin : gen_lutram
      (* ram_style = "distributed" *) logic [Width-1:0] memory[Words];

      assign read        = filled_q && out_ready_i;
      assign write       = in_valid_i && !full_q;
      assign out_valid_o = filled_q;
      assign out_data_o  = memory[read_ptr_q];

      always_ff @(posedge clk_i) begin
        if (write) memory[write_ptr_q] <= in_data_i;
      end
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
    .data_i(in_data_i)
  );
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
