//===- Passes.cpp - Rust passes and pipelines as MLIR's own ----------------===//
#include "Options.h"
#include "mase/Mase.h"

#include "mlir/CAPI/IR.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"
#include "llvm/Support/WithColor.h"

using namespace mlir;

namespace {

/// A pass whose every property comes from a descriptor made in Rust.
class RustPass : public Pass {
public:
  explicit RustPass(const MasePassDesc *desc) : Pass(TypeID::getFromOpaquePointer(desc), anchorOf(desc)), desc(desc) {
    build();
  }
  RustPass(const RustPass &other) : Pass(other), desc(other.desc) {
    build();
    copyOptionValuesFrom(&other);
  }

  StringRef getName() const override { return mase::ref(desc->argument); }
  StringRef getArgument() const override { return mase::ref(desc->argument); }
  StringRef getDescription() const override { return mase::ref(desc->summary); }
  std::unique_ptr<Pass> clonePass() const override { return std::make_unique<RustPass>(*this); }

  bool canScheduleOn(RegisteredOperationName name) const override {
    StringRef anchor = mase::ref(desc->anchor);
    return anchor.empty() || name.getStringRef() == anchor;
  }

  void getDependentDialects(DialectRegistry &registry) const override {
    mase::insertDialect(registry, "mase");
    for (MlirStringRef name : ArrayRef(desc->dialects, desc->dialectCount))
      mase::insertDialect(registry, mase::ref(name));
  }

  LogicalResult initialize(MLIRContext *context) override {
    if (failed(mase::checkDialect(context, "mase")))
      return failure();
    for (MlirStringRef name : ArrayRef(desc->dialects, desc->dialectCount))
      if (failed(mase::checkDialect(context, mase::ref(name))))
        return failure();
    return success();
  }

  void runOnOperation() override {
    if (!desc->run(desc, wrap(getOperation()), &options, this))
      signalPassFailure();
    else if (desc->readOnly)
      markAllAnalysesPreserved();
  }

  Statistic &statistic(intptr_t index) { return *statistics[index]; }

private:
  static std::optional<StringRef> anchorOf(const MasePassDesc *desc) {
    StringRef anchor = mase::ref(desc->anchor);
    return anchor.empty() ? std::nullopt : std::optional<StringRef>(anchor);
  }

  struct Maker {
    RustPass &pass;
    template <typename T, typename... Args>
    auto option(Args &&...args) {
      return std::make_unique<Pass::Option<T>>(pass, std::forward<Args>(args)...);
    }
    template <typename T, typename... Args>
    auto listOption(Args &&...args) {
      return std::make_unique<Pass::ListOption<T>>(pass, std::forward<Args>(args)...);
    }
  };

  void build() {
    options.build(desc->options, desc->optionCount, Maker{*this});
    for (const MaseStatisticDesc &statistic : ArrayRef(desc->statistics, desc->statisticCount)) {
      // Statistic keeps the pointers, and wants C strings.
      names.push_back(mase::ref(statistic.name).str());
      names.push_back(mase::ref(statistic.help).str());
    }
    for (intptr_t i = 0; i < desc->statisticCount; ++i)
      statistics.push_back(std::make_unique<Statistic>(this, names[2 * i].c_str(), names[2 * i + 1].c_str()));
  }

  const MasePassDesc *desc;
  MaseOptions options;
  std::vector<std::string> names;
  std::vector<std::unique_ptr<Statistic>> statistics;
};

/// The options of one use of a pipeline.
struct PipelineOptions : PassPipelineOptions<PipelineOptions> {
  struct Maker {
    PipelineOptions &parent;
    template <typename T, typename... Args>
    auto option(Args &&...args) {
      return std::make_unique<PassOptions::Option<T>>(parent, std::forward<Args>(args)...);
    }
    template <typename T, typename... Args>
    auto listOption(Args &&...args) {
      return std::make_unique<PassOptions::ListOption<T>>(parent, std::forward<Args>(args)...);
    }
  };
  explicit PipelineOptions(const MasePipelineDesc *desc) {
    values.build(desc->options, desc->optionCount, Maker{*this});
  }
  MaseOptions values;
};

} // namespace

static bool nameTaken(StringRef name) {
  if (!PassInfo::lookup(name) && !PassPipelineInfo::lookup(name))
    return false;
  llvm::WithColor::error(llvm::errs(), "mase")
      << "this process already has a pass named '" << name << "'; ours is not registered\n";
  return true;
}

bool maseRegisterPass(const MasePassDesc *desc) {
  if (nameTaken(mase::ref(desc->argument)))
    return false;
  registerPass([desc]() -> std::unique_ptr<Pass> { return std::make_unique<RustPass>(desc); });
  return true;
}

bool maseRegisterPipeline(const MasePipelineDesc *desc) {
  if (nameTaken(mase::ref(desc->argument)))
    return false;
  registerPassPipeline(
      mase::ref(desc->argument), mase::ref(desc->summary),
      [desc](OpPassManager &manager, StringRef text, function_ref<LogicalResult(const Twine &)> error) {
        PipelineOptions options(desc);
        if (failed(options.parseFromString(text)))
          return failure();
        std::string pipeline;
        auto keep = [](MlirStringRef text, void *user) { *static_cast<std::string *>(user) = mase::ref(text).str(); };
        if (!desc->build(desc, &options.values, keep, &pipeline))
          return error("pipeline '" + mase::ref(desc->argument) + "': " + pipeline);
        return parsePassPipeline(pipeline, manager);
      },
      [desc](function_ref<void(const detail::PassOptions &)> show) { show(PipelineOptions(desc)); });
  return true;
}

//===----------------------------------------------------------------------===//
// Option values and statistics
//===----------------------------------------------------------------------===//

int64_t maseOptionInt(const MaseOptions *options, intptr_t index) {
  const auto &value = options->values[index];
  if (auto *integer = std::get_if<0>(&value))
    return (*integer)->getValue();
  if (auto *boolean = std::get_if<1>(&value))
    return (*boolean)->getValue();
  return static_cast<int64_t>(std::get<3>(value)->getValue());
}

MlirStringRef maseOptionText(const MaseOptions *options, intptr_t index) {
  const std::string &text = std::get<2>(options->values[index])->getValue();
  return mase::ref(StringRef(text));
}

intptr_t maseOptionListSize(const MaseOptions *options, intptr_t index) {
  const auto &value = options->values[index];
  if (auto *integers = std::get_if<4>(&value))
    return (*integers)->size();
  return std::get<5>(value)->size();
}

int64_t maseOptionListInt(const MaseOptions *options, intptr_t index, intptr_t element) {
  return (*std::get<4>(options->values[index]))[element];
}

MlirStringRef maseOptionListText(const MaseOptions *options, intptr_t index, intptr_t element) {
  const std::string &text = (*std::get<5>(options->values[index]))[element];
  return mase::ref(StringRef(text));
}

void maseStatisticAdd(void *pass, intptr_t index, int64_t amount) {
  static_cast<RustPass *>(pass)->statistic(index) += amount;
}

//===----------------------------------------------------------------------===//
// Diagnostics
//===----------------------------------------------------------------------===//

void maseEmitDiagnostic(int32_t severity, MlirLocation location, MlirStringRef text, const MaseDiagnosticNote *notes,
                        intptr_t noteCount) {
  static const DiagnosticSeverity severities[] = {DiagnosticSeverity::Note, DiagnosticSeverity::Warning,
                                                  DiagnosticSeverity::Error, DiagnosticSeverity::Remark};
  Location at = unwrap(location);
  InFlightDiagnostic diagnostic = at->getContext()->getDiagEngine().emit(at, severities[severity]);
  diagnostic << mase::ref(text);
  for (const MaseDiagnosticNote &note : ArrayRef(notes, noteCount))
    diagnostic.attachNote(unwrap(note.location)) << mase::ref(note.text);
}
