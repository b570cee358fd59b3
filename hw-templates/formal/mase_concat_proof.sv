// mase_concat gives ABeats beats of a, then BBeats beats of b, each input's in order.
module mase_concat_proof #(
  parameter int Width  = 1,
  parameter int ABeats = 2,
  parameter int BBeats = 1
) (
  input logic             clk_i,
  input logic             rst_ni,
  input logic             a_valid_i,
  input logic [Width-1:0] a_data_i,
  input logic             b_valid_i,
  input logic [Width-1:0] b_data_i,
  input logic             y_ready_i,
  input logic             watch_i
);

  localparam int PositionWidth = $clog2(ABeats + BBeats);

  logic             a_ready;
  logic             b_ready;
  logic             y_valid;
  logic [Width-1:0] y_data;
  // The position of the present output beat in its turn.
  logic [PositionWidth-1:0] position_q;
  logic             from_a;

  mase_concat #(
    .Width(Width),
    .ABeats(ABeats),
    .BBeats(BBeats)
  ) u_dut (
    .clk_i,
    .rst_ni,
    .a_valid_i,
    .a_ready_o(a_ready),
    .a_data_i,
    .b_valid_i,
    .b_ready_o(b_ready),
    .b_data_i,
    .y_valid_o(y_valid),
    .y_ready_i,
    .y_data_o(y_data)
  );

  assign from_a = position_q < PositionWidth'(ABeats);

  always_ff @(posedge clk_i) begin
    if (!rst_ni) position_q <= '0;
    else if (y_valid && y_ready_i) begin
      if (position_q == PositionWidth'(ABeats + BBeats - 1)) position_q <= '0;
      else position_q <= position_q + PositionWidth'(1);
    end
    // One of the inputs can always go on, unless the output is stalled.
    if (rst_ni) assert (a_ready ^ b_ready ^ (y_valid && !y_ready_i));
  end

  mase_order_monitor #(
    .Width(Width),
    .Most(1),
    .Prompt(1'b0)
  ) u_a_monitor (
    .clk_i,
    .rst_ni,
    .in_valid_i(a_valid_i),
    .in_ready_i(a_ready),
    .in_data_i(a_data_i),
    .out_valid_i(y_valid && from_a),
    .out_ready_i(y_ready_i),
    .out_data_i(y_data),
    .watch_i,
    .watch_unit_i(8'd0)
  );

  mase_order_monitor #(
    .Width(Width),
    .Most(1),
    .Prompt(1'b0)
  ) u_b_monitor (
    .clk_i,
    .rst_ni,
    .in_valid_i(b_valid_i),
    .in_ready_i(b_ready),
    .in_data_i(b_data_i),
    .out_valid_i(y_valid && !from_a),
    .out_ready_i(y_ready_i),
    .out_data_i(y_data),
    .watch_i,
    .watch_unit_i(8'd0)
  );

endmodule
