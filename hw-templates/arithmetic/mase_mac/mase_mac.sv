// Sums of products of two streams: the heart of linear layers, convolutions and attention.
//
// A beat of a holds [Lanes][Rows][Depth] elements and one of b [Lanes][Cols][Depth], the last index
// in the lowest bits. y[lane][row][col] is the sum of a * b over Depth and over Steps beats, wrapped
// to AccWidth bits. Products are registered, the adders that sum over Depth every two levels, and
// the accumulator comes last; all stages move together, or none.
//
// Mult = 0: products of LUTs, each a chain of one adder per two bits of one operand (radix 4 Booth
// recoding), whose LUTs select the multiple and add it at once. Mult = 1: DSPs, and where the widths
// allow it two products that share an operand in one of them. Mult = 2: as synthesis decides.
// Cuts more registers shorten the paths: they cut that chain, or delay the operands of multipliers.
module mase_mac #(
  parameter int Lanes    = 1,
  parameter int Rows     = 1,
  parameter int Cols     = 1,
  parameter int Depth    = 1,
  parameter int AWidth   = 8,
  parameter int BWidth   = 8,
  parameter bit ASigned  = 1'b1,
  parameter bit BSigned  = 1'b1,
  parameter int AccWidth = 32,
  parameter int Steps    = 1,
  parameter int Mult     = 2,
  parameter int Cuts     = 0
) (
  input  logic                                clk_i,
  input  logic                                rst_ni,
  input  logic                                a_valid_i,
  output logic                                a_ready_o,
  input  logic [ Lanes*Rows*Depth*AWidth-1:0] a_data_i,
  input  logic                                b_valid_i,
  output logic                                b_ready_o,
  input  logic [ Lanes*Cols*Depth*BWidth-1:0] b_data_i,
  output logic                                y_valid_o,
  input  logic                                y_ready_i,
  output logic [Lanes*Rows*Cols*AccWidth-1:0] y_data_o
);

  // Levels of adders, and the stages in front of the accumulator.
  localparam int Levels = $clog2(Depth);
  localparam int Stages = 1 + Cuts + (Levels + 1) / 2;

  localparam int ADataWidth = Lanes * Rows * Depth * AWidth;
  localparam int BDataWidth = Lanes * Cols * Depth * BWidth;

  localparam bit AnySigned = ASigned || BSigned;
  localparam int ProductWidth = AWidth + BWidth;
  // Widths as signed numbers.
  localparam int AExtended = AWidth + int'(!ASigned);
  localparam int BExtended = BWidth + int'(!BSigned);

  // Booth: the cheaper operand is cut into digits.
  localparam int ADigits = (AExtended + 1) / 2;
  localparam int BDigits = (BExtended + 1) / 2;
  localparam bit CutA = ADigits * (BExtended + 2) < BDigits * (AExtended + 2);
  localparam int Digits = CutA ? ADigits : BDigits;
  localparam int FactorWidth = CutA ? BExtended : AExtended;
  localparam int BoothWidth = 2 * Digits + FactorWidth;

  // Two products in one DSP of 27 x 18 bits: (y1 * 2^ProductWidth + y0) * x.
  localparam bit PairCols = Mult == 1 && Cols > 1
      && ProductWidth + BWidth + 1 <= 27 && AExtended <= 18;
  localparam bit PairRows = Mult == 1 && !PairCols && Rows > 1
      && ProductWidth + AWidth + 1 <= 27 && BExtended <= 18;
  localparam int PairWidth = 2 * ProductWidth;

  function automatic int least(int x, int y);
    return x < y ? x : y;
  endfunction

  // Adds some digits' multiples to what those below them gave. Each digit, -2 to 2, is three bits
  // that overlap by one; negation is inversion and a carry. Two more bits are final after each.
  function automatic logic [BoothWidth-1:0] booth(logic [BoothWidth-1:0] state,
                                                  logic [2*Digits:0] cut,
                                                  logic [FactorWidth-1:0] factor, int from, int to);
    logic [FactorWidth-1:0] high;
    logic [2*Digits-1:0] low;
    logic [FactorWidth:0] multiple;
    {high, low} = state;
    for (int i = 0; i < Digits; i++) begin
      if (i >= from && i < to) begin
        multiple = '0;
        if (cut[2*i] != cut[2*i+1]) multiple = (FactorWidth + 1)'($signed(factor));
        else if (cut[2*i+1] != cut[2*i+2]) multiple = {factor, 1'b0};
        if (cut[2*i+2]) multiple = ~multiple;
        {high, low[2*i+:2]} = (FactorWidth + 2)'($signed(high)) +
          (FactorWidth + 2)'($signed(multiple)) + (FactorWidth + 2)'(cut[2*i+2]);
      end
    end
    return {high, low};
  endfunction

  logic                  enable;
  logic                  fire;
  logic                  first;
  logic                  last;
  logic                  summed;
  logic                  valid_q;
  logic [    Stages-1:0] fired_q;

  logic [ADataWidth-1:0] a_data;
  logic [BDataWidth-1:0] b_data;

  assign enable    = !valid_q || y_ready_i;
  assign fire      = enable && a_valid_i && b_valid_i;
  assign a_ready_o = enable && b_valid_i;
  assign b_ready_o = enable && a_valid_i;
  assign summed    = fired_q[Stages-1];
  assign y_valid_o = valid_q;

  always_ff @(posedge clk_i) begin
    if (!rst_ni) begin
      fired_q <= '0;
      valid_q <= 1'b0;
    end else if (enable) begin
      fired_q <= Stages'({fired_q, fire});
      valid_q <= summed && last;
    end
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
      end else if (enable && summed) begin
        step_q  <= last ? '0 : step_q + StepWidth'(1);
        first_q <= last;
      end
    end
  end else begin : gen_step
    assign first = 1'b1;
    assign last  = 1'b1;
  end

  if (Mult != 0 && Cuts > 0) begin : gen_delay
    logic [Cuts-1:0][ADataWidth-1:0] a_q;
    logic [Cuts-1:0][BDataWidth-1:0] b_q;

    assign a_data = a_q[Cuts-1];
    assign b_data = b_q[Cuts-1];

    always_ff @(posedge clk_i) begin
      if (enable) begin
        a_q <= (Cuts * ADataWidth)'({a_q, a_data_i});
        b_q <= (Cuts * BDataWidth)'({b_q, b_data_i});
      end
    end
  end else begin : gen_no_delay
    assign a_data = a_data_i;
    assign b_data = b_data_i;
  end

  for (genvar lane = 0; lane < Lanes; lane++) begin : gen_lane
    for (genvar row = 0; row < Rows; row++) begin : gen_row
      for (genvar col = 0; col < Cols; col++) begin : gen_col
        // A product is `product` plus `carry`, which waits for an adder with a free carry input.
        logic [Depth-1:0][ProductWidth-1:0] product;
        logic [Depth-1:0]                   carry;

        for (genvar d = 0; d < Depth; d++) begin : gen_product
          if (PairCols && col % 2 == 1) begin : gen_second_col
            assign {product[d], carry[d]} = gen_col[col-1].gen_product[d].gen_own.gen_pair.second;
          end else if (PairRows && row % 2 == 1) begin : gen_second_row
            assign {product[d], carry[d]} =
                gen_row[row-1].gen_col[col].gen_product[d].gen_own.gen_pair.second;
          end else begin : gen_own
            logic [AWidth-1:0] a;
            logic [BWidth-1:0] b;

            assign a = a_data[((lane*Rows+row)*Depth+d)*AWidth+:AWidth];
            assign b = b_data[((lane*Cols+col)*Depth+d)*BWidth+:BWidth];

            if (PairCols && col + 1 < Cols || PairRows && row + 1 < Rows) begin : gen_pair
              logic [ PairWidth-1:0] low;
              logic [ PairWidth-1:0] high;
              logic [ PairWidth-1:0] shared;
              logic [ProductWidth:0] second;  // product and carry
              (* use_dsp = "yes" *)
              logic [ PairWidth-1:0] pair_q;

              if (PairCols) begin : gen_cols
                logic [BWidth-1:0] other;
                assign other  = b_data[((lane*Cols+col+1)*Depth+d)*BWidth+:BWidth];
                assign low    = BSigned ? PairWidth'($signed(b)) : PairWidth'(b);
                assign high   = BSigned ? PairWidth'($signed(other)) : PairWidth'(other);
                assign shared = ASigned ? PairWidth'($signed(a)) : PairWidth'(a);
              end else begin : gen_rows
                logic [AWidth-1:0] other;
                assign other  = a_data[((lane*Rows+row+1)*Depth+d)*AWidth+:AWidth];
                assign low    = ASigned ? PairWidth'($signed(a)) : PairWidth'(a);
                assign high   = ASigned ? PairWidth'($signed(other)) : PairWidth'(other);
                assign shared = BSigned ? PairWidth'($signed(b)) : PairWidth'(b);
              end

              always_ff @(posedge clk_i) begin
                if (enable) pair_q <= ((high << ProductWidth) + low) * shared;
              end

              // A negative low product has borrowed one from the high product.
              assign product[d] = pair_q[ProductWidth-1:0];
              assign carry[d] = 1'b0;
              assign second = {
                pair_q[PairWidth-1:ProductWidth], AnySigned && pair_q[ProductWidth-1]
              };
            end else if (Mult == 0) begin : gen_lut
              logic [     2*Digits:0] cut;
              logic [FactorWidth-1:0] factor;

              if (CutA) begin : gen_cut_a
                assign cut    = {ASigned ? (2 * Digits)'($signed(a)) : (2 * Digits)'(a), 1'b0};
                assign factor = BSigned ? FactorWidth'($signed(b)) : FactorWidth'(b);
              end else begin : gen_cut_b
                assign cut    = {BSigned ? (2 * Digits)'($signed(b)) : (2 * Digits)'(b), 1'b0};
                assign factor = ASigned ? FactorWidth'($signed(a)) : FactorWidth'(a);
              end

              // Each stage takes its share of the digits.
              for (genvar stage = 0; stage <= Cuts; stage++) begin : gen_stage
                localparam int From = stage * Digits / (Cuts + 1);
                localparam int To = (stage + 1) * Digits / (Cuts + 1);
                localparam int StateWidth = stage == Cuts ? ProductWidth : BoothWidth;
                logic [ BoothWidth-1:0] state_in;
                logic [     2*Digits:0] cut_in;
                logic [FactorWidth-1:0] factor_in;
                logic [ StateWidth-1:0] state_q;

                if (stage == 0) begin : gen_first
                  assign state_in  = '0;
                  assign cut_in    = cut;
                  assign factor_in = factor;
                end else begin : gen_next
                  assign state_in  = gen_stage[stage-1].state_q;
                  assign cut_in    = gen_stage[stage-1].gen_operands.cut_q;
                  assign factor_in = gen_stage[stage-1].gen_operands.factor_q;
                end

                always_ff @(posedge clk_i) begin
                  if (enable) state_q <= StateWidth'(booth(state_in, cut_in, factor_in, From, To));
                end

                if (stage < Cuts) begin : gen_operands
                  logic [     2*Digits:0] cut_q;
                  logic [FactorWidth-1:0] factor_q;

                  always_ff @(posedge clk_i) begin
                    if (enable) begin
                      cut_q    <= cut_in;
                      factor_q <= factor_in;
                    end
                  end
                end
              end

              assign product[d] = gen_stage[Cuts].state_q;
              assign carry[d]   = 1'b0;
            end else begin : gen_multiplier
              logic [ProductWidth-1:0] a_extended;
              logic [ProductWidth-1:0] b_extended;
              (* use_dsp = Mult == 1 ? "yes" : "auto" *)
              logic [ProductWidth-1:0] product_q;

              assign a_extended = ASigned ? ProductWidth'($signed(a)) : ProductWidth'(a);
              assign b_extended = BSigned ? ProductWidth'($signed(b)) : ProductWidth'(b);
              assign product[d] = product_q;
              assign carry[d]   = 1'b0;

              always_ff @(posedge clk_i) begin
                if (enable) product_q <= a_extended * b_extended;
              end
            end
          end
        end

        // Level l has one sum for each 2^l products: `partial` plus the carry that is `left`.
        for (genvar level = 0; level <= Levels; level++) begin : gen_level
          localparam int Count = (Depth + (1 << level) - 1) >> level;
          localparam int Width = least(ProductWidth + level, AccWidth);
          logic [Count-1:0][Width-1:0] partial;
          logic [Count-1:0]            left;

          if (level == 0) begin : gen_products
            for (genvar i = 0; i < Count; i++) begin : gen_sum
              assign partial[i] = Width'(product[i]);
              assign left[i]    = carry[i];
            end
          end else begin : gen_sums
            localparam int Inputs = (Depth + (1 << (level - 1)) - 1) >> (level - 1);
            localparam int InputWidth = least(ProductWidth + level - 1, AccWidth);
            logic [Inputs-1:0][InputWidth-1:0] below;
            logic [Inputs-1:0]                 below_left;
            logic [ Count-1:0][     Width-1:0] partial_d;
            logic [ Count-1:0]                 left_d;

            assign below      = gen_level[level-1].partial;
            assign below_left = gen_level[level-1].left;

            for (genvar i = 0; i < Count; i++) begin : gen_sum
              logic [Width-1:0] x;

              assign x = AnySigned ? Width'($signed(below[2*i])) : Width'(below[2*i]);
              if (2 * i + 1 < Inputs) begin : gen_add
                logic [Width-1:0] y;

                assign y = AnySigned ? Width'($signed(below[2*i+1])) : Width'(below[2*i+1]);
                assign partial_d[i] = x + y + Width'(below_left[2*i]);
                assign left_d[i] = below_left[2*i+1];
              end else begin : gen_pass
                assign partial_d[i] = x;
                assign left_d[i]    = below_left[2*i];
              end
            end

            if (level % 2 == 0 || level == Levels) begin : gen_register
              logic [Count-1:0][Width-1:0] partial_q;
              logic [Count-1:0]            left_q;

              assign partial = partial_q;
              assign left    = left_q;

              always_ff @(posedge clk_i) begin
                if (enable) begin
                  partial_q <= partial_d;
                  left_q    <= left_d;
                end
              end
            end else begin : gen_wire
              assign partial = partial_d;
              assign left    = left_d;
            end
          end
        end

        localparam int TotalWidth = least(ProductWidth + Levels, AccWidth);
        logic [TotalWidth-1:0] total;
        logic [  AccWidth-1:0] total_extended;
        logic [  AccWidth-1:0] y_q;

        assign total = gen_level[Levels].partial[0];
        assign total_extended = AnySigned ? AccWidth'($signed(total)) : AccWidth'(total);
        assign y_data_o[((lane*Rows+row)*Cols+col)*AccWidth+:AccWidth] = y_q;

        always_ff @(posedge clk_i) begin
          if (enable && summed) begin
            y_q <= total_extended + (first ? '0 : y_q) + AccWidth'(gen_level[Levels].left[0]);
          end
        end
      end
    end
  end

`ifdef MASE_ASSERT
  mase_stream_properties #(
    .Width(Lanes * Rows * Depth * AWidth),
    .Environment(1'b1)
  ) u_a_properties (
    .clk_i,
    .rst_ni,
    .valid_i(a_valid_i),
    .ready_i(a_ready_o),
    .data_i (a_data_i)
  );
  mase_stream_properties #(
    .Width(Lanes * Cols * Depth * BWidth),
    .Environment(1'b1)
  ) u_b_properties (
    .clk_i,
    .rst_ni,
    .valid_i(b_valid_i),
    .ready_i(b_ready_o),
    .data_i (b_data_i)
  );
  mase_stream_properties #(
    .Width(Lanes * Rows * Cols * AccWidth)
  ) u_y_properties (
    .clk_i,
    .rst_ni,
    .valid_i(y_valid_o),
    .ready_i(y_ready_i),
    .data_i (y_data_o)
  );
`endif

endmodule
