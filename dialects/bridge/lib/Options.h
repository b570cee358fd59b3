//===- Options.h - typed options of passes and pipelines -------------------===//
#ifndef MASE_OPTIONS_H
#define MASE_OPTIONS_H

#include "Bridge.h"

#include "mlir/Pass/PassOptions.h"
#include <variant>

namespace mase {

inline llvm::StringRef ref(MlirStringRef text) { return llvm::StringRef(text.data, text.length); }
inline MlirStringRef ref(llvm::StringRef text) { return mlirStringRefCreate(text.data(), text.size()); }

/// Position of a choice; its own type so that LLVM parses it by name.
enum class Choice : int {};

} // namespace mase

/// Options made from descriptors, in their order. A maker builds each option on
/// a pass or on a pipeline's option struct.
struct MaseOptions {
  using PassOptions = mlir::detail::PassOptions;
  using Value =
      std::variant<std::unique_ptr<PassOptions::Option<int64_t>>, std::unique_ptr<PassOptions::Option<bool>>,
                   std::unique_ptr<PassOptions::Option<std::string>>,
                   std::unique_ptr<PassOptions::Option<mase::Choice>>,
                   std::unique_ptr<PassOptions::ListOption<int64_t>>,
                   std::unique_ptr<PassOptions::ListOption<std::string>>>;
  llvm::SmallVector<Value> values;

  template <typename Maker>
  void build(const MaseOptionDesc *options, intptr_t count, Maker maker) {
    for (const MaseOptionDesc &option : llvm::ArrayRef(options, count))
      values.push_back(make(option, maker));
  }

private:
  template <typename Maker>
  static Value make(const MaseOptionDesc &option, Maker &maker) {
    llvm::StringRef name = mase::ref(option.name);
    llvm::cl::desc help(mase::ref(option.help));
    switch (option.kind) {
    case MaseOptInt:
      return maker.template option<int64_t>(name, help, llvm::cl::init(option.integer));
    case MaseOptBool:
      return maker.template option<bool>(name, help, llvm::cl::init(option.integer != 0));
    case MaseOptText:
      return maker.template option<std::string>(name, help, llvm::cl::init(mase::ref(option.text).str()));
    case MaseOptChoice: {
      int initial = 0;
      for (intptr_t i = 0; i < option.choiceCount; ++i)
        if (mase::ref(option.choices[i].name) == mase::ref(option.text))
          initial = static_cast<int>(i);
      auto made = maker.template option<mase::Choice>(name, help, llvm::cl::init(mase::Choice(initial)));
      for (intptr_t i = 0; i < option.choiceCount; ++i)
        made->getParser().addLiteralOption(mase::ref(option.choices[i].name), mase::Choice(i),
                                           mase::ref(option.choices[i].help));
      return made;
    }
    case MaseOptIntList:
      return maker.template listOption<int64_t>(name, help);
    default:
      return maker.template listOption<std::string>(name, help);
    }
  }
};

#endif // MASE_OPTIONS_H
