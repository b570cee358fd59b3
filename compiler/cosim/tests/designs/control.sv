// Generated logic in small: mase_control with Depth registers on its enable, which give the words of all inputs side by
// side, a's in the low bits. Of the three inputs, only as many as Inputs says are there.
module control #(
    parameter int Inputs = 1,
    parameter int Depth  = 1,
    parameter int Width  = 16
) (
    input logic clk_i,
    input logic rst_ni,
    input logic a_valid_i,
    output logic a_ready_o,
    input logic [Width-1:0] a_data_i,
    input logic b_valid_i,
    output logic b_ready_o,
    input logic [Width-1:0] b_data_i,
    input logic c_valid_i,
    output logic c_ready_o,
    input logic [Width-1:0] c_data_i,
    output logic out_valid_o,
    input logic out_ready_i,
    output logic [Inputs*Width-1:0] out_data_o
);
  localparam int Bits = Inputs * Width;

  logic [Inputs-1:0] ready;
  logic enable;
  logic [Depth*Bits-1:0] data_q;

  mase_control #(
      .Inputs(Inputs),
      .Depth (Depth)
  ) u_control (
      .clk_i,
      .rst_ni,
      .in_valid_i(Inputs'({c_valid_i, b_valid_i, a_valid_i})),
      .in_ready_o(ready),
      .out_valid_o,
      .out_ready_i,
      .enable_o(enable)
  );

  always_ff @(posedge clk_i) begin
    if (enable) data_q <= (Depth * Bits)'({data_q, Bits'({c_data_i, b_data_i, a_data_i})});
  end

  assign {c_ready_o, b_ready_o, a_ready_o} = 3'(ready);
  assign out_data_o = data_q[(Depth-1)*Bits+:Bits];
endmodule
