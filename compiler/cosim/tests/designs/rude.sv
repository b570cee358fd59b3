// A source of counts with one fault.
module rude #(
    // 0 none, 1 withdraws valid, 2 changes data, 3 waits for ready, 4 finishes, 5 stops after four beats, 6 goes on for ever
    parameter int Fault = 0,
    parameter int Limit = 4
) (
    input logic clk_i,
    input logic rst_ni,
    output logic out_valid_o,
    input logic out_ready_i,
    output logic [7:0] out_data_o,
    output logic inner_valid_o,
    output logic inner_ready_o,
    output logic [79:0] inner_data_o
);
  logic [7:0] count_q;
  logic valid_q;
  logic more;

  assign more = Fault == 6 || count_q < 8'(Limit);
  assign out_valid_o = valid_q && more && (Fault != 3 || out_ready_i);
  assign out_data_o = count_q;
  assign inner_valid_o = out_valid_o;
  assign inner_ready_o = out_ready_i;
  assign inner_data_o = {count_q, 72'h1};

  always_ff @(posedge clk_i) begin
    valid_q <= Fault != 1 || !valid_q || out_ready_i;
    if (out_valid_o && out_ready_i || Fault == 2 && out_valid_o) count_q <= count_q + 1;
    if (!rst_ni) begin
      valid_q <= 1'b0;
      count_q <= 8'd0;
    end
    if (Fault == 4 && count_q == 8'd2) $finish;
  end
endmodule
