// mase_control with logic on its enable: what its inputs give together comes out, in order, once.
module mase_control_proof #(
  parameter int Inputs = 2,
  parameter int Depth  = 2
) (
  input logic              clk_i,
  input logic              rst_ni,
  input logic [Inputs-1:0] in_valid_i,
  input logic [Inputs-1:0] in_data_i,
  input logic              out_ready_i,
  input logic              watch_i
);

  logic [      Inputs-1:0] in_ready;
  logic                    out_valid;
  logic                    enable;
  // The logic: registers, a bit of each input in all of them.
  logic [Depth*Inputs-1:0] data_q;

  mase_control #(
    .Inputs(Inputs),
    .Depth (Depth)
  ) u_dut (
    .clk_i,
    .rst_ni,
    .in_valid_i,
    .in_ready_o(in_ready),
    .out_valid_o(out_valid),
    .out_ready_i,
    .enable_o(enable)
  );

  always_ff @(posedge clk_i) begin
    if (enable) data_q <= (Depth * Inputs)'({data_q, in_data_i});
    if (rst_ni) begin
      // All inputs are taken in the same cycle, or none is; nothing but a stalled output stops them.
      assert ((in_valid_i & in_ready) == (&in_valid_i && enable ? '1 : '0));
      assert (enable || (out_valid && !out_ready_i));
    end
  end

  for (genvar i = 0; i < Inputs; i++) begin : gen_input
    mase_stream_properties #(
      .Width(1),
      .Environment(1'b1)
    ) u_properties (
      .clk_i,
      .rst_ni,
      .valid_i(in_valid_i[i]),
      .ready_i(in_ready[i]),
      .data_i(in_data_i[i])
    );
  end

  mase_stream_properties #(
    .Width(Inputs)
  ) u_out_properties (
    .clk_i,
    .rst_ni,
    .valid_i(out_valid),
    .ready_i(out_ready_i),
    .data_i(data_q[(Depth-1)*Inputs+:Inputs])
  );

  mase_order_monitor #(
    .Width(Inputs),
    .Most(Depth),
    .Prompt(Depth == 1)
  ) u_monitor (
    .clk_i,
    .rst_ni,
    .in_valid_i(&in_valid_i),
    .in_ready_i(enable),
    .in_data_i,
    .out_valid_i(out_valid),
    .out_ready_i,
    .out_data_i(data_q[(Depth-1)*Inputs+:Inputs]),
    .watch_i,
    .watch_unit_i(8'd0)
  );

endmodule
