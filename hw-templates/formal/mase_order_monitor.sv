// Proves that what goes in comes out, in order, once: one freely chosen unit of the input must be
// at the same position of the output.
//
// A beat of the input is InUnits units, one of the output OutUnits, the lowest bits first.
module mase_order_monitor #(
  parameter int Width    = 1,
  parameter int InUnits  = 1,
  parameter int OutUnits = 1,
  // Most units that may be inside.
  parameter int Most     = 2,
  // 1: what is inside is offered in the next cycle, and an empty template is ready.
  parameter bit Prompt   = 1'b1
) (
  input logic                      clk_i,
  input logic                      rst_ni,
  input logic                      in_valid_i,
  input logic                      in_ready_i,
  input logic [ InUnits*Width-1:0] in_data_i,
  input logic                      out_valid_i,
  input logic                      out_ready_i,
  input logic [OutUnits*Width-1:0] out_data_i,
  // The free choice: watch this unit of the beat that goes in.
  input logic                      watch_i,
  input logic [               7:0] watch_unit_i
);

  // Room for one beat too many, so that an assertion sees it.
  localparam int CountWidth = $clog2(Most + InUnits + OutUnits + 1);
  typedef logic [CountWidth-1:0] count_t;

  logic             push;
  logic             pop;
  count_t           owed_q;
  logic             watching_q;
  count_t           before_q;
  logic [Width-1:0] watched_q;
  logic             due;

  assign push = in_valid_i && in_ready_i;
  assign pop  = out_valid_i && out_ready_i;
  assign due  = watching_q && out_valid_i && before_q < count_t'(OutUnits);

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      owed_q     <= '0;
      watching_q <= 1'b0;
    end else begin
      owed_q <= owed_q + (push ? count_t'(InUnits) : '0) - (pop ? count_t'(OutUnits) : '0);
      if (!watching_q) begin
        watching_q <= push && watch_i && watch_unit_i < 8'(InUnits);
        before_q   <= owed_q + count_t'(watch_unit_i) - (pop ? count_t'(OutUnits) : '0);
        watched_q  <= in_data_i[watch_unit_i*Width+:Width];
      end else if (pop) begin
        watching_q <= !due;
        before_q   <= before_q - count_t'(OutUnits);
      end
    end
  end

  always_ff @(posedge clk_i) begin
    if (rst_ni) begin
      assert (owed_q <= count_t'(Most));
      assert (!out_valid_i || owed_q >= count_t'(OutUnits));
      assert (!due || out_data_i[before_q*Width+:Width] == watched_q);
      if (Prompt) begin
        assert (out_valid_i == (owed_q >= count_t'(OutUnits)));
        assert (in_ready_i || owed_q != '0);
      end
    end
  end

endmodule
