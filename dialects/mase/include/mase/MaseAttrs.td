//===- MaseAttrs.td - hardware attributes ----------------------------------===//
//
// Rule for all of them: a field that is not set is not printed, and `mase-init`
// fills in only what is not set.
//
//===----------------------------------------------------------------------===//
#ifndef MASE_ATTRS_TD
#define MASE_ATTRS_TD

include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/EnumAttr.td"
include "mase/MaseBase.td"

//===----------------------------------------------------------------------===//
// Enumerations
//===----------------------------------------------------------------------===//

class Mase_Enum<string name, string summary, list<I32EnumAttrCase> cases>
    : I32EnumAttr<name, summary, cases> {
  let cppNamespace = "::mase";
  let genSpecializedAttr = 0;
}

def Mase_Toolchain : Mase_Enum<"Toolchain", "where the hardware of a node comes from", [
  I32EnumAttrCase<"Unset", 0, "unset">,
  I32EnumAttrCase<"Predefined", 1, "predefined">, // a template of hw-templates
  I32EnumAttrCase<"Hls", 2, "hls">,               // generated from the node's own IR
  I32EnumAttrCase<"User", 3, "user">]>;           // the user's Verilog or HLS C++

def Mase_Interface : Mase_Enum<"Interface", "protocol of a port", [
  I32EnumAttrCase<"Unset", 0, "unset">,
  I32EnumAttrCase<"Handshake", 1, "handshake">, // valid/ready
  I32EnumAttrCase<"None", 2, "none">]>;         // no back pressure, static schedule

def Mase_Memory : Mase_Enum<"Memory", "where a parameter lives", [
  I32EnumAttrCase<"Unset", 0, "unset">,
  I32EnumAttrCase<"Lutram", 1, "lutram">, I32EnumAttrCase<"Bram", 2, "bram">,
  I32EnumAttrCase<"Uram", 3, "uram">, I32EnumAttrCase<"Dram", 4, "dram">,
  I32EnumAttrCase<"Hbm", 5, "hbm">]>;

def Mase_Source : Mase_Enum<"Source", "how a figure was obtained", [
  I32EnumAttrCase<"Estimated", 0, "estimated">, // by a model
  I32EnumAttrCase<"Measured", 1, "measured">,   // by simulation or synthesis
  I32EnumAttrCase<"Datasheet", 2, "datasheet">]>;

def Mase_Budget : Mase_Enum<"Budget", "how much of a device may be filled", [
  I32EnumAttrCase<"Routable", 0, "routable">, // fill caps per resource
  I32EnumAttrCase<"Paper", 1, "paper">]>;     // 100 % of the LUTs, no DSP, no memory or I/O limit

def Mase_Split : Mase_Enum<"Split", "what a shard divides", [
  I32EnumAttrCase<"Outputs", 0, "outputs">, I32EnumAttrCase<"Rows", 1, "rows">,
  I32EnumAttrCase<"Heads", 2, "heads">]>;
def Mase_SplitAttr : EnumAttr<Mase_Dialect, Mase_Split, "split"> {
  let assemblyFormat = "$value";
}

def Mase_GeluApproximation : Mase_Enum<"GeluApproximation", "formula of GELU", [
  I32EnumAttrCase<"None", 0, "none">, I32EnumAttrCase<"Tanh", 1, "tanh">]>;
def Mase_GeluApproximationAttr : EnumAttr<Mase_Dialect, Mase_GeluApproximation, "gelu_approximation"> {
  let assemblyFormat = "$value";
}

//===----------------------------------------------------------------------===//
// Structured attributes
//===----------------------------------------------------------------------===//

class Mase_Attr<string name, string attrMnemonic> : AttrDef<Mase_Dialect, name> {
  let mnemonic = attrMnemonic;
  let genVerifyDecl = 1;
}

/// An optional integer of at least 0; "not set" is a value that text cannot give.
class Mase_OptionalInt<string desc> : DefaultValuedParameter<"int64_t", "::mase::kUnset", desc>;

/// An optional string: empty is "not set" and not printed.
class Mase_OptionalText<string desc> : StringRefParameter<desc, [{""}]>;

def Mase_RatioAttr : Mase_Attr<"Ratio", "ratio"> {
  let summary = "an exact non-negative ratio in lowest terms";
  let parameters = (ins "int64_t":$numerator, "int64_t":$denominator);
  let assemblyFormat = "`<` $numerator `` `:` `` $denominator `>`";
}

def Mase_ResourcesAttr : Mase_Attr<"Resources", "resources"> {
  let summary = "FPGA resources: LUTs, flip-flops, DSP slices, 36 Kb block RAMs, UltraRAMs";
  let parameters = (ins
    DefaultValuedParameter<"int64_t", "0">:$lut, DefaultValuedParameter<"int64_t", "0">:$ff,
    DefaultValuedParameter<"int64_t", "0">:$dsp, DefaultValuedParameter<"int64_t", "0">:$bram36,
    DefaultValuedParameter<"int64_t", "0">:$uram);
  let assemblyFormat = "`<` struct(params) `>`";
}

def Mase_PortAttr : Mase_Attr<"Port", "port"> {
  let summary = "one port of a node: how its tensor is streamed or stored";
  let description = [{
    `<1x8 order [1, 0] depth 2 handshake bram>`: every part may be left out.

    - `tile`: elements of one beat along each dimension of the tensor, outermost first.
    - `order`: dimensions in the order in which tiles follow one another, slowest first; row-major where not set.
    - `depth`: beats the port's buffer holds.
    - `interface`: protocol.
    - `memory`: for a parameter, where it lives (the parameter map); a parameter without one is streamed in.
  }];
  let parameters = (ins
    OptionalArrayRefParameter<"int64_t">:$tile,
    OptionalArrayRefParameter<"int64_t">:$order,
    Mase_OptionalInt<"beats the port's buffer holds">:$depth,
    DefaultValuedParameter<"::mase::Interface", "::mase::Interface::Unset">:$interface,
    DefaultValuedParameter<"::mase::Memory", "::mase::Memory::Unset">:$memory);
  let hasCustomAssemblyFormat = 1;
}

def Mase_HardwareAttr : Mase_Attr<"Hardware", "hw"> {
  let summary = "the hardware chosen for a node";
  let description = [{
    ```mlir
    #mase.hw<toolchain = predefined, ip = "mase_linear", device = 0,
             in = [<1x8 depth 2 handshake>, <4x8 bram>, <4 lutram>], out = [<1x4 depth 2 handshake>]>
    ```
    `in` has one port per operand, parameters included, `out` one per result. The
    device of a node that is split stands on its shards (`mase.shard`).
  }];
  let parameters = (ins
    DefaultValuedParameter<"::mase::Toolchain", "::mase::Toolchain::Unset">:$toolchain,
    Mase_OptionalText<"template or core name">:$ip,
    Mase_OptionalInt<"device id">:$device,
    OptionalArrayRefParameter<"::mase::PortAttr">:$in,
    OptionalArrayRefParameter<"::mase::PortAttr">:$out);
  let assemblyFormat = [{
    `<` struct($toolchain, $ip, $device, custom<List>($in), custom<List>($out)) `>`
  }];
}

def Mase_MetricsAttr : Mase_Attr<"Metrics", "metrics"> {
  let summary = "what was derived for a node: rates, area, latency, clock";
  let description = [{
    - `source`: how the figures were obtained.
    - `in_rates`, `out_rates`: beats a cycle at each port, exact.
    - `area`: resources. `latency`: cycles from first input beat to first output beat. `clock_khz`: the clock it was derived for.
    - `fingerprint`: hash of what the figures follow from (op, shapes, formats, `mase.hw` but for the device,
      model version). A pass that changes any of it drops the attribute; emission, simulation and reports refuse a stale one.
  }];
  let parameters = (ins
    DefaultValuedParameter<"::mase::Source", "::mase::Source::Estimated">:$source,
    OptionalArrayRefParameter<"::mase::RatioAttr">:$in_rates,
    OptionalArrayRefParameter<"::mase::RatioAttr">:$out_rates,
    OptionalParameter<"::mase::ResourcesAttr">:$area,
    Mase_OptionalInt<"cycles">:$latency,
    Mase_OptionalInt<"kHz">:$clock_khz,
    Mase_OptionalText<"16 hexadecimal digits">:$fingerprint);
  let assemblyFormat = [{
    `<` struct($source, custom<List>($in_rates), custom<List>($out_rates), $area, $latency, $clock_khz,
               $fingerprint) `>`
  }];
}

def Mase_LinkAttr : Mase_Attr<"Link", "link"> {
  let summary = "a directed link between two devices";
  let description = "`gbps`: payload rate in Gb/s, exact. `latency`: cycles at the target's clock.";
  let parameters = (ins "int64_t":$from, "int64_t":$to, "::mase::RatioAttr":$gbps,
                        DefaultValuedParameter<"int64_t", "0">:$latency);
  let assemblyFormat = "`<` struct(params) `>`";
}

def Mase_TargetAttr : Mase_Attr<"Target", "target"> {
  let summary = "the system a module is built for";
  let description = [{
    ```mlir
    module attributes {mase.target = #mase.target<device = "xcu250", count = 2, clock_khz = 266667,
        links = [<from = 0, to = 1, gbps = <100:1>, latency = 40>]>} { ... }
    ```
    `caps`, where given, replaces the budget's fill caps: the resources a design may use on each device.
  }];
  let parameters = (ins
    StringRefParameter<"device name, as `hw-templates/devices/<name>.toml`">:$device,
    DefaultValuedParameter<"int64_t", "1">:$count,
    Mase_OptionalInt<"kHz">:$clock_khz,
    DefaultValuedParameter<"::mase::Budget", "::mase::Budget::Routable">:$budget,
    OptionalParameter<"::mase::ResourcesAttr">:$caps,
    OptionalArrayRefParameter<"::mase::LinkAttr">:$links);
  let assemblyFormat = [{
    `<` struct($device, $count, $clock_khz, $budget, $caps, custom<List>($links)) `>`
  }];
}

/// A real number; any bits but those of NaN can be written.
class Mase_Real<string desc> : AttrOrTypeParameter<"::mase::Real", desc>;

def Mase_RangeAttr : Mase_Attr<"Range", "range"> {
  let summary = "what was measured of a value: the range of its elements over samples of real data";
  let description = [{
    ```mlir
    #mase.range<min = -3.1, max = 5.2, low = -2.9, high = 4.8, top = 3, excess = [0.0, 0.01, ...], samples = 512>
    ```
    - `min`, `max`: of all elements of all samples.
    - `low`, `high`: the same without outliers, by a percentile.
    - `top`: the smallest power of 2 that is at least the largest magnitude is 2^top; 0 for a value that is always 0.
    - `excess`: for i = 0 to 16 the mean of max(|x| - 2^(top-i), 0)^2, the error of clipping at 2^(top-i). Clipping a signed format of
      w bits at 2^t costs this and step^2/12 of rounding, with a step of 2^(t-w+1).
    - `samples`: samples that were run.
    - `channels`: the largest magnitude in each channel: along dimension 1 of a tensor of 4 dimensions, along the last of another.
  }];
  let parameters = (ins
    Mase_Real<"smallest element">:$min, Mase_Real<"largest element">:$max,
    Mase_Real<"smallest element but for outliers">:$low, Mase_Real<"largest element but for outliers">:$high,
    "int64_t":$top,
    OptionalArrayRefParameter<"::mase::Real">:$excess,
    "int64_t":$samples,
    OptionalArrayRefParameter<"::mase::Real">:$channels);
  let assemblyFormat = [{
    `<` struct($min, $max, $low, $high, $top, custom<Reals>($excess), $samples, custom<Reals>($channels)) `>`
  }];
  let extraClassDeclaration = [{
    /// Numbers of `excess`.
    static constexpr size_t kExcess = 17;
  }];
}

def Mase_ShardAttr : Mase_Attr<"Shard", "shard_part"> {
  let summary = "one part of a split node: its extent along the split dimension, and its device";
  let parameters = (ins "int64_t":$size, Mase_OptionalInt<"device id">:$device);
  let assemblyFormat = "`<` struct(params) `>`";
}

#endif // MASE_ATTRS_TD
