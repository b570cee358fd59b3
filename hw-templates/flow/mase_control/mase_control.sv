// The handshake of generated logic: a word of every input makes one word, Depth cycles later.
//
// The logic has Depth registers on each path, which move when enable is high.
module mase_control #(
  parameter int Inputs = 1,
  parameter int Depth  = 1
) (
  input  logic              clk_i,
  input  logic              rst_ni,
  input  logic [Inputs-1:0] in_valid_i,
  output logic [Inputs-1:0] in_ready_o,
  output logic              out_valid_o,
  input  logic              out_ready_i,
  output logic              enable_o
);

  logic [Depth-1:0] valid_q;

  assign enable_o    = !valid_q[Depth-1] || out_ready_i;
  assign out_valid_o = valid_q[Depth-1];

  // An input is taken when all others have a word, too.
  for (genvar i = 0; i < Inputs; i++) begin : gen_ready
    assign in_ready_o[i] = enable_o && &(in_valid_i | (Inputs'(1) << i));
  end

  always_ff @(posedge clk_i) begin
    if (!rst_ni) valid_q <= '0;
    else if (enable_o) valid_q <= Depth'({valid_q, &in_valid_i});
  end

endmodule
