// Gives every beat Times times.
module mase_repeat #(
  parameter int Width = 8,
  parameter int Times = 2
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

  localparam int PhaseWidth = Times > 1 ? $clog2(Times) : 1;

  logic [PhaseWidth-1:0] phase_q;
  logic                  first;
  logic                  enable;
  logic                  fire;
  logic                  valid_q;
  logic [     Width-1:0] data_q;

  assign first       = phase_q == '0;
  assign enable      = !valid_q || out_ready_i;
  assign fire        = enable && (!first || in_valid_i);
  assign in_ready_o  = enable && first;
  assign out_valid_o = valid_q;
  assign out_data_o  = data_q;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      phase_q <= '0;
      valid_q <= 1'b0;
    end else begin
      if (fire) phase_q <= phase_q == PhaseWidth'(Times - 1) ? '0 : phase_q + PhaseWidth'(1);
      if (enable) valid_q <= fire;
    end
  end

  always_ff @(posedge clk_i) begin
    if (in_ready_o) data_q <= in_data_i;
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
