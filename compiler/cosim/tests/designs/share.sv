// Both outputs take each pair of beats in the same cycle; their handshakes are vectors and their data are shared.
module share (
    input logic clk_i,
    input logic rst_ni,
    input logic a__x_valid_i,
    output logic a__x_ready_o,
    input logic [15:0] a__x_data_i,
    input logic go_valid_i,
    output logic go_ready_o,
    output logic [1:0] out_valid_o,
    input logic [1:0] out_ready_i,
    output logic [32:0] out_data_o
);
  logic valid_q;
  logic [1:0] done_q;
  logic [15:0] data_q;
  logic full, take;

  assign full = valid_q && !(&(done_q | out_ready_i));
  assign take = a__x_valid_i && go_valid_i && !full;
  assign a__x_ready_o = go_valid_i && !full;
  assign go_ready_o = a__x_valid_i && !full;
  assign out_valid_o = {2{valid_q}} & ~done_q;
  assign out_data_o = {data_q, 1'b1, data_q};

  always_ff @(posedge clk_i) begin
    if (!full) valid_q <= take;
    done_q <= full ? done_q | out_ready_i : 2'b0;
    if (take) data_q <= a__x_data_i;
    if (!rst_ni) begin
      valid_q <= 1'b0;
      done_q <= 2'b0;
    end
  end
endmodule
