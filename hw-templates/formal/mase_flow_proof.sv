// A template with one input and one output under the order monitor.
module mase_flow_proof #(
  parameter string Template = "mase_fifo",
  parameter int    Width    = 1,
  // Of mase_fifo.
  parameter int    Depth    = 2,
  parameter bit    Ram      = 1'b0,
  // Times of mase_repeat, Factor of mase_widen and mase_narrow.
  parameter int    Times    = 2,
  // Of mase_link.
  parameter int    Latency  = 1,
  parameter int    Num      = 1,
  parameter int    Den      = 1
) (
  input logic                   clk_i,
  input logic                   rst_ni,
  input logic                   in_valid_i,
  input logic [Times*Width-1:0] in_data_i,
  input logic                   out_ready_i,
  input logic                   watch_i,
  input logic [            7:0] watch_unit_i
);

  localparam int InUnits = Template == "mase_repeat" || Template == "mase_narrow" ? Times : 1;
  localparam int OutUnits = Template == "mase_widen" ? Times : 1;
  localparam int Room = (Latency * Num + Den - 1) / Den + 1;
  localparam int Most = Template == "mase_fifo" ? Depth : Template == "mase_link" ? Room : Times;

  logic                      in_ready;
  logic [ InUnits*Width-1:0] in_units;
  logic                      out_valid;
  logic [OutUnits*Width-1:0] out_data;

  if (Template == "mase_fifo") begin : gen_fifo
    mase_fifo #(
      .Width(Width),
      .Depth(Depth),
      .Ram(Ram)
    ) u_dut (
      .clk_i,
      .rst_ni,
      .in_valid_i,
      .in_ready_o(in_ready),
      .in_data_i(in_data_i[Width-1:0]),
      .out_valid_o(out_valid),
      .out_ready_i,
      .out_data_o(out_data)
    );
    assign in_units = in_data_i[Width-1:0];

    // The beats inside, counted once more: it takes beats up to its whole depth.
    localparam int CountWidth = $clog2(Depth + 2);
    logic [CountWidth-1:0] count_q;
    always_ff @(posedge clk_i) begin
      if (!rst_ni) count_q <= '0;
      else if (in_valid_i && in_ready && !(out_valid && out_ready_i)) begin
        count_q <= count_q + CountWidth'(1);
      end else if (!(in_valid_i && in_ready) && out_valid && out_ready_i) begin
        count_q <= count_q - CountWidth'(1);
      end
      if (rst_ni) assert (in_ready == (count_q < CountWidth'(Depth)));
    end
  end else if (Template == "mase_repeat") begin : gen_repeat
    mase_repeat #(
      .Width(Width),
      .Times(Times)
    ) u_dut (
      .clk_i,
      .rst_ni,
      .in_valid_i,
      .in_ready_o(in_ready),
      .in_data_i(in_data_i[Width-1:0]),
      .out_valid_o(out_valid),
      .out_ready_i,
      .out_data_o(out_data)
    );
    assign in_units = {Times{in_data_i[Width-1:0]}};
  end else if (Template == "mase_widen") begin : gen_widen
    mase_widen #(
      .Width (Width),
      .Factor(Times)
    ) u_dut (
      .clk_i,
      .rst_ni,
      .in_valid_i,
      .in_ready_o(in_ready),
      .in_data_i(in_data_i[Width-1:0]),
      .out_valid_o(out_valid),
      .out_ready_i,
      .out_data_o(out_data)
    );
    assign in_units = in_data_i[Width-1:0];
  end else if (Template == "mase_narrow") begin : gen_narrow
    mase_narrow #(
      .Width (Width),
      .Factor(Times)
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
    assign in_units = in_data_i;
  end else begin : gen_link
    mase_link #(
      .Width(Width),
      .Latency(Latency),
      .Num(Num),
      .Den(Den)
    ) u_dut (
      .clk_i,
      .rst_ni,
      .in_valid_i,
      .in_ready_o(in_ready),
      .in_data_i(in_data_i[Width-1:0]),
      .out_valid_o(out_valid),
      .out_ready_i,
      .out_data_o(out_data)
    );
    assign in_units = in_data_i[Width-1:0];

    // The rate: acceptances in the last Den cycles.
    logic [Den-1:0] accepted_q;
    always_ff @(posedge clk_i) begin
      if (!rst_ni) accepted_q <= '0;
      else accepted_q <= Den'({accepted_q, in_valid_i && in_ready});
      if (rst_ni) assert ($countones(accepted_q) <= Num);
    end
  end

  mase_order_monitor #(
    .Width(Width),
    .InUnits(InUnits),
    .OutUnits(OutUnits),
    .Most(Most),
    .Prompt(Template != "mase_link")
  ) u_monitor (
    .clk_i,
    .rst_ni,
    .in_valid_i,
    .in_ready_i(in_ready),
    .in_data_i(in_units),
    .out_valid_i(out_valid),
    .out_ready_i,
    .out_data_i(out_data),
    .watch_i,
    .watch_unit_i
  );

endmodule
