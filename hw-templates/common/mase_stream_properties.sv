// What a stream promises: once valid is high, valid and data hold until the beat is taken.
//
// Every template has one instance per stream, between `ifdef MASE_ASSERT and `endif, so that
// neither synthesis nor a simulator without assertions ever sees it. The assertions are immediate
// ones on registered history, because that is the form that Verilator, Yosys and Icarus share.
module mase_stream_properties #(
  parameter int Width = 8,
  // 1 for the streams that a template receives: a proof may then rely on what simulation checks.
  parameter bit Environment = 1'b0
) (
  input logic             clk_i,
  input logic             rst_ni,
  input logic             valid_i,
  input logic             ready_i,
  input logic [Width-1:0] data_i
);

  logic             stalled_q;
  logic [Width-1:0] data_q;
  logic             valid_held;
  logic             data_held;
  // A proof starts where a device does: from any state, in reset. Nothing but an initial value
  // can tell the first cycle.
  // verilator lint_off PROCASSINIT
  logic             started_q = 1'b0;
  // verilator lint_on PROCASSINIT

  assign valid_held = !stalled_q || valid_i;
  assign data_held  = !stalled_q || (data_i == data_q);

  always_ff @(posedge clk_i) begin
    stalled_q <= rst_ni && valid_i && !ready_i;
    data_q    <= data_i;
  end

  always_ff @(posedge clk_i) begin
    started_q <= 1'b1;
    assume (started_q || !rst_ni) else $error("the first cycle is not in reset");
  end

  if (Environment) begin : gen_environment
    always_ff @(posedge clk_i) begin
      if (rst_ni) begin
        assume (valid_held) else $error("valid was withdrawn before the beat was taken");
        assume (data_held) else $error("data changed while the beat was stalled");
      end
    end
  end else begin : gen_promise
    always_ff @(posedge clk_i) begin
      if (rst_ni) begin
        assert (valid_held) else $error("valid was withdrawn before the beat was taken");
        assert (data_held) else $error("data changed while the beat was stalled");
      end
    end
  end

endmodule
