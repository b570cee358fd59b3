// Sum, maximum or minimum over Steps beats and, with Across = 1, over the lanes of each beat.
//
// The tree over the lanes is registered every two levels; the accumulator comes last. All stages
// move together, or none. A sum wraps to OutWidth bits.
module mase_reduce #(
  parameter int Lanes    = 1,
  parameter int Width    = 8,
  parameter bit Signed   = 1'b1,
  parameter int OutWidth = 8,
  parameter int Steps    = 1,
  parameter int Op       = 0,
  parameter bit Across   = 1'b0
) (
  input  logic                                     clk_i,
  input  logic                                     rst_ni,
  input  logic                                     in_valid_i,
  output logic                                     in_ready_o,
  input  logic [                  Lanes*Width-1:0] in_data_i,
  output logic                                     out_valid_o,
  input  logic                                     out_ready_i,
  output logic [(Across ? 1 : Lanes)*OutWidth-1:0] out_data_o
);

  localparam int Outputs = Across ? 1 : Lanes;
  // Inputs of each output, levels of the tree over them, and the stages in front of the accumulator.
  localparam int Inputs = Lanes / Outputs;
  localparam int Levels = $clog2(Inputs);
  localparam int Stages = (Levels + 1) / 2;

  // Bits after some levels of the tree.
  function automatic int width(int level);
    int grown;
    grown = Width + (Op == 0 ? level : 0);
    return grown < OutWidth ? grown : OutWidth;
  endfunction

  logic enable;
  logic fire;
  logic first;
  logic last;
  logic reduced;
  logic valid_q;

  assign enable      = !valid_q || out_ready_i;
  assign fire        = enable && in_valid_i;
  assign in_ready_o  = enable;
  assign out_valid_o = valid_q;

  if (Stages > 0) begin : gen_fired
    logic [Stages-1:0] fired_q;

    assign reduced = fired_q[Stages-1];

    always_ff @(posedge clk_i) begin
      if (!rst_ni) fired_q <= '0;
      else if (enable) fired_q <= Stages'({fired_q, fire});
    end
  end else begin : gen_fire
    assign reduced = fire;
  end

  always_ff @(posedge clk_i) begin
    if (!rst_ni) valid_q <= 1'b0;
    else if (enable) valid_q <= reduced && last;
  end

  if (Steps > 1) begin : gen_steps
    localparam int StepWidth = $clog2(Steps);
    logic [StepWidth-1:0] step_q;
    logic                 first_q;

    assign first = first_q;
    assign last  = step_q == StepWidth'(Steps - 1);

    always_ff @(posedge clk_i) begin
      if (!rst_ni) begin
        step_q  <= '0;
        first_q <= 1'b1;
      end else if (enable && reduced) begin
        step_q  <= last ? '0 : step_q + StepWidth'(1);
        first_q <= last;
      end
    end
  end else begin : gen_step
    assign first = 1'b1;
    assign last  = 1'b1;
  end

  for (genvar lane = 0; lane < Outputs; lane++) begin : gen_output
    // Level l has one element for each 2^l inputs.
    for (genvar level = 0; level <= Levels; level++) begin : gen_level
      localparam int Count = (Inputs + (1 << level) - 1) >> level;
      localparam int Bits = width(level);
      logic [Count-1:0][Bits-1:0] element;

      if (level == 0) begin : gen_inputs
        assign element = in_data_i[lane*Inputs*Width+:Inputs*Width];
      end else begin : gen_pairs
        localparam int Below = (Inputs + (1 << (level - 1)) - 1) >> (level - 1);
        logic [Below-1:0][width(level-1)-1:0] below;
        logic [Count-1:0][          Bits-1:0] element_d;

        assign below = gen_level[level-1].element;

        for (genvar i = 0; i < Count; i++) begin : gen_pair
          logic [Bits-1:0] x;

          assign x = Signed ? Bits'($signed(below[2*i])) : Bits'(below[2*i]);
          if (2 * i + 1 < Below) begin : gen_combine
            logic [Bits-1:0] y;

            assign y = Signed ? Bits'($signed(below[2*i+1])) : Bits'(below[2*i+1]);
            if (Op == 0) begin : gen_add
              assign element_d[i] = x + y;
            end else begin : gen_select
              logic less;

              assign less = Signed ? $signed(x) < $signed(y) : x < y;
              assign element_d[i] = less == (Op == 1) ? y : x;
            end
          end else begin : gen_pass
            assign element_d[i] = x;
          end
        end

        if (level % 2 == 0 || level == Levels) begin : gen_register
          logic [Count-1:0][Bits-1:0] element_q;

          assign element = element_q;

          always_ff @(posedge clk_i) begin
            if (enable) element_q <= element_d;
          end
        end else begin : gen_wire
          assign element = element_d;
        end
      end
    end

    logic [width(Levels)-1:0] total;
    logic [     OutWidth-1:0] result;
    logic [     OutWidth-1:0] out_q;

    assign total = gen_level[Levels].element[0];
    assign result = Signed ? OutWidth'($signed(total)) : OutWidth'(total);
    assign out_data_o[lane*OutWidth+:OutWidth] = out_q;

    if (Op == 0) begin : gen_sum
      always_ff @(posedge clk_i) begin
        if (enable && reduced) out_q <= result + (first ? '0 : out_q);
      end
    end else begin : gen_extreme
      logic less;

      assign less = Signed ? $signed(out_q) < $signed(result) : out_q < result;

      always_ff @(posedge clk_i) begin
        if (enable && reduced && (first || less == (Op == 1))) out_q <= result;
      end
    end
  end

`ifdef MASE_ASSERT
  mase_stream_properties #(
    .Width(Lanes * Width),
    .Environment(1'b1)
  ) u_in_properties (
    .clk_i,
    .rst_ni,
    .valid_i(in_valid_i),
    .ready_i(in_ready_o),
    .data_i (in_data_i)
  );
  mase_stream_properties #(
    .Width(Outputs * OutWidth)
  ) u_out_properties (
    .clk_i,
    .rst_ni,
    .valid_i(out_valid_o),
    .ready_i(out_ready_i),
    .data_i (out_data_o)
  );
`endif

endmodule
