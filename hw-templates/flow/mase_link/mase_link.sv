// A link between two devices: at most Num beats in any Den cycles, each Latency cycles late.
//
// Nothing can be stopped under way, so the sender accepts a beat only if the receiver has room for
// it and all that are before it. That room is just enough to keep up the full rate.
module mase_link #(
  parameter int Width   = 8,
  parameter int Latency = 1,
  parameter int Num     = 1,
  parameter int Den     = 1
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

  localparam int UnderWay = (Latency * Num + Den - 1) / Den;
  localparam int Room = UnderWay + 1;
  localparam int HeldWidth = $clog2(Room + 1);

  logic [HeldWidth-1:0] held_q;
  logic                 credited;
  logic                 accept;
  logic                 taken;
  logic                 arrived;
  logic [    Width-1:0] arrived_data;

  assign in_ready_o = credited && held_q != HeldWidth'(Room);
  assign accept     = in_ready_o && in_valid_i;
  assign taken      = out_valid_o && out_ready_i;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) held_q <= '0;
    else if (accept && !taken) held_q <= held_q + HeldWidth'(1);
    else if (taken && !accept) held_q <= held_q - HeldWidth'(1);
  end

  if (Num < Den) begin : gen_rate
    // Every cycle earns Num and every beat costs Den; what is left over stays below Den, so that
    // an idle link saves up for no burst.
    localparam int CreditWidth = $clog2(Den);
    localparam logic [CreditWidth-1:0] Full = CreditWidth'(Den - 1);
    localparam logic [CreditWidth-1:0] Enough = CreditWidth'(Den - Num);

    logic [CreditWidth-1:0] credit_q;

    assign credited = credit_q >= Enough;

    always_ff @(posedge clk_i) begin
      if (!rst_ni) credit_q <= Full;
      else if (accept) credit_q <= credit_q - Enough;
      else if (credited) credit_q <= Full;
      else credit_q <= credit_q + CreditWidth'(Num);
    end
  end else begin : gen_full_rate
    assign credited = 1'b1;
  end

  if (Latency > 1) begin : gen_delay
    logic [Latency-2:0] valid_q;
    logic [  Width-1:0] data_q[Latency-1];

    assign arrived      = valid_q[Latency-2];
    assign arrived_data = data_q[Latency-2];

    always_ff @(posedge clk_i) begin
      if (!rst_ni) valid_q <= '0;
      else valid_q <= (Latency - 1)'({valid_q, accept});
    end

    always_ff @(posedge clk_i) begin
      data_q[0] <= in_data_i;
      for (int i = 1; i < Latency - 1; i++) data_q[i] <= data_q[i-1];
    end
  end else begin : gen_no_delay
    assign arrived      = accept;
    assign arrived_data = in_data_i;
  end

  // The receiver has room by construction, so that only an assertion looks at this.
  // verilator lint_off UNUSEDSIGNAL
  logic receiver_ready;
  // verilator lint_on UNUSEDSIGNAL

  mase_fifo #(
    .Width(Width),
    .Depth(Room),
    .Ram(Room > 64)
  ) u_receiver (
    .clk_i,
    .rst_ni,
    .in_valid_i(arrived),
    .in_ready_o(receiver_ready),
    .in_data_i(arrived_data),
    .out_valid_o,
    .out_ready_i,
    .out_data_o
  );

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

  always_ff @(posedge clk_i) begin
    if (rst_ni) begin
      assert (!arrived || receiver_ready) else $error("a beat arrived at a full receiver");
    end
  end
`endif

endmodule
