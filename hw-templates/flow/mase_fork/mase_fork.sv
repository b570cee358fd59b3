// Gives every beat to each of several consumers, to each as soon as that one takes it.
//
// The outputs share their data; done_q remembers who already has the beat at the input.
module mase_fork #(
  parameter int Width   = 8,
  parameter int Outputs = 2
) (
  input  logic               clk_i,
  input  logic               rst_ni,
  input  logic               in_valid_i,
  output logic               in_ready_o,
  input  logic [  Width-1:0] in_data_i,
  output logic [Outputs-1:0] out_valid_o,
  input  logic [Outputs-1:0] out_ready_i,
  output logic [  Width-1:0] out_data_o
);

  logic [Outputs-1:0] done_d;
  logic [Outputs-1:0] done_q;

  assign done_d      = done_q | out_ready_i;
  assign in_ready_o  = &done_d;
  assign out_valid_o = ~done_q & {Outputs{in_valid_i}};
  assign out_data_o  = in_data_i;

  always_ff @(posedge clk_i) begin
    if (!rst_ni || in_ready_o) done_q <= '0;
    else if (in_valid_i) done_q <= done_d;
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
  for (genvar i = 0; i < Outputs; i++) begin : gen_properties
    mase_stream_properties #(
      .Width(Width)
    ) u_out_properties (
      .clk_i,
      .rst_ni,
      .valid_i(out_valid_o[i]),
      .ready_i(out_ready_i[i]),
      .data_i(out_data_o)
    );
  end
`endif

endmodule
