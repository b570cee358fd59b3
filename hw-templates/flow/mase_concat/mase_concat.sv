// Takes ABeats beats from a, then BBeats beats from b, and so on.
module mase_concat #(
  parameter int Width  = 8,
  parameter int ABeats = 1,
  parameter int BBeats = 1
) (
  input  logic             clk_i,
  input  logic             rst_ni,
  input  logic             a_valid_i,
  output logic             a_ready_o,
  input  logic [Width-1:0] a_data_i,
  input  logic             b_valid_i,
  output logic             b_ready_o,
  input  logic [Width-1:0] b_data_i,
  output logic             y_valid_o,
  input  logic             y_ready_i,
  output logic [Width-1:0] y_data_o
);

  localparam int MostBeats = ABeats > BBeats ? ABeats : BBeats;
  localparam int CountWidth = MostBeats > 1 ? $clog2(MostBeats) : 1;

  // Beats still to come from the present input after this one.
  logic [CountWidth-1:0] left_q;
  logic                  from_b_q;
  logic                  last;
  logic                  enable;
  logic                  fire;
  logic                  valid_q;
  logic [     Width-1:0] data_q;

  assign last      = left_q == '0;
  assign enable    = !valid_q || y_ready_i;
  assign fire      = enable && (from_b_q ? b_valid_i : a_valid_i);
  assign a_ready_o = enable && !from_b_q;
  assign b_ready_o = enable && from_b_q;
  assign y_valid_o = valid_q;
  assign y_data_o  = data_q;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      left_q   <= CountWidth'(ABeats - 1);
      from_b_q <= 1'b0;
      valid_q  <= 1'b0;
    end else begin
      if (fire && last) begin
        left_q   <= from_b_q ? CountWidth'(ABeats - 1) : CountWidth'(BBeats - 1);
        from_b_q <= !from_b_q;
      end else if (fire) begin
        left_q <= left_q - CountWidth'(1);
      end
      if (enable) valid_q <= fire;
    end
  end

  always_ff @(posedge clk_i) begin
    if (enable) data_q <= from_b_q ? b_data_i : a_data_i;
  end

`ifdef MASE_ASSERT
  mase_stream_properties #(
    .Width(Width),
    .Environment(1'b1)
  ) u_a_properties (
    .clk_i,
    .rst_ni,
    .valid_i(a_valid_i),
    .ready_i(a_ready_o),
    .data_i(a_data_i)
  );
  mase_stream_properties #(
    .Width(Width),
    .Environment(1'b1)
  ) u_b_properties (
    .clk_i,
    .rst_ni,
    .valid_i(b_valid_i),
    .ready_i(b_ready_o),
    .data_i(b_data_i)
  );
  mase_stream_properties #(
    .Width(Width)
  ) u_y_properties (
    .clk_i,
    .rst_ni,
    .valid_i(y_valid_o),
    .ready_i(y_ready_i),
    .data_i(y_data_o)
  );
`endif

endmodule
