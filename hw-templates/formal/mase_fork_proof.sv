// mase_fork gives every beat to every output once.
module mase_fork_proof #(
  parameter int Width   = 2,
  parameter int Outputs = 2
) (
  input logic               clk_i,
  input logic               rst_ni,
  input logic               in_valid_i,
  input logic [  Width-1:0] in_data_i,
  input logic [Outputs-1:0] out_ready_i
);

  logic               in_ready;
  logic [Outputs-1:0] out_valid;
  logic [  Width-1:0] out_data;

  mase_fork #(
    .Width(Width),
    .Outputs(Outputs)
  ) u_dut (
    .clk_i,
    .rst_ni,
    .in_valid_i,
    .in_ready_o(in_ready),
    .in_data_i,
    .out_valid_o(out_valid),
    .out_ready_i,
    .out_data_o(out_data)
  );

  for (genvar i = 0; i < Outputs; i++) begin : gen_output
    // Whether this output is one beat ahead of the input; it can be neither more nor behind.
    logic ahead_q;
    logic taken;

    assign taken = out_valid[i] && out_ready_i[i];

    always_ff @(posedge clk_i) begin
      if (!rst_ni) ahead_q <= 1'b0;
      else ahead_q <= (ahead_q || taken) && !(in_valid_i && in_ready);
      if (rst_ni) begin
        assert (out_valid[i] == (in_valid_i && !ahead_q));
        assert (!out_valid[i] || out_data == in_data_i);
        assert (!in_valid_i || !in_ready || ahead_q || taken);
      end
    end
  end

endmodule
