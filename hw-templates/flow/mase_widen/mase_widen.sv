// Joins Factor beats into one wide beat; the first of them is in the low bits.
//
// A shift register collects the beats, and is the output register when it is complete.
module mase_widen #(
  parameter int Width  = 8,
  parameter int Factor = 2
) (
  input  logic                    clk_i,
  input  logic                    rst_ni,
  input  logic                    in_valid_i,
  output logic                    in_ready_o,
  input  logic [       Width-1:0] in_data_i,
  output logic                    out_valid_o,
  input  logic                    out_ready_i,
  output logic [Factor*Width-1:0] out_data_o
);

  localparam int PhaseWidth = $clog2(Factor);

  logic [  PhaseWidth-1:0] phase_q;
  logic                    last;
  logic                    enable;
  logic                    fire;
  logic                    valid_q;
  logic [Factor*Width-1:0] data_q;

  assign last        = phase_q == PhaseWidth'(Factor - 1);
  assign enable      = !valid_q || out_ready_i;
  assign fire        = enable && in_valid_i;
  assign in_ready_o  = enable;
  assign out_valid_o = valid_q;
  assign out_data_o  = data_q;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      phase_q <= '0;
      valid_q <= 1'b0;
    end else begin
      if (fire) phase_q <= last ? '0 : phase_q + PhaseWidth'(1);
      if (enable) valid_q <= fire && last;
    end
  end

  always_ff @(posedge clk_i) begin
    if (fire) data_q <= {in_data_i, data_q[Factor*Width-1:Width]};
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
    .Width(Factor * Width)
  ) u_out_properties (
    .clk_i,
    .rst_ni,
    .valid_i(out_valid_o),
    .ready_i(out_ready_i),
    .data_i(out_data_o)
  );
`endif

endmodule
