// Splits a wide beat into Factor beats, the low bits first.
module mase_narrow #(
  parameter int Width  = 8,
  parameter int Factor = 2
) (
  input  logic                    clk_i,
  input  logic                    rst_ni,
  input  logic                    in_valid_i,
  output logic                    in_ready_o,
  input  logic [Factor*Width-1:0] in_data_i,
  output logic                    out_valid_o,
  input  logic                    out_ready_i,
  output logic [       Width-1:0] out_data_o
);

  localparam int PhaseWidth = $clog2(Factor);

  logic [  PhaseWidth-1:0] phase_q;
  logic                    first;
  logic                    enable;
  logic                    fire;
  logic                    valid_q;
  logic [Factor*Width-1:0] data_q;

  assign first       = phase_q == '0;
  assign enable      = !valid_q || out_ready_i;
  assign fire        = enable && (!first || in_valid_i);
  assign in_ready_o  = enable && first;
  assign out_valid_o = valid_q;
  assign out_data_o  = data_q[Width-1:0];

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      phase_q <= '0;
      valid_q <= 1'b0;
    end else begin
      if (fire) phase_q <= phase_q == PhaseWidth'(Factor - 1) ? '0 : phase_q + PhaseWidth'(1);
      if (enable) valid_q <= fire;
    end
  end

  always_ff @(posedge clk_i) begin
    if (enable) data_q <= first ? in_data_i : data_q >> Width;
  end

`ifdef MASE_ASSERT
  mase_stream_properties #(
    .Width(Factor * Width),
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
