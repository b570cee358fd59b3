//===- HardwareOps.cpp - structure that only hardware has ------------------===//
#include "mase/Mase.h"

using namespace mlir;
using namespace mase;

//===----------------------------------------------------------------------===//
// Fork and link
//===----------------------------------------------------------------------===//

LogicalResult ForkOp::verify() {
  Checker check(*this);
  if (getOutputs().size() < 2)
    return check.error(3) << "needs at least two results, found " << getOutputs().size();
  for (Type type : getOutputs().getTypes())
    if (type != getInput().getType())
      return check.error(4) << "result " << type << " differs from the input " << getInput().getType();
  return verifyFormats(*this);
}

LogicalResult LinkOp::verify() {
  Checker check(*this);
  int64_t source = static_cast<int64_t>(getSource()), destination = static_cast<int64_t>(getDestination());
  if (source < 0 || destination < 0 || source == destination)
    return check.error(3) << "from device " << source << " to " << destination
                          << ": ids must be at least 0 and differ";
  if (getType() != getInput().getType())
    return check.error(4) << "result " << getType() << " differs from the input " << getInput().getType();
  if (failed(verifyDevice(*this, source)) || failed(verifyDevice(*this, destination)))
    return failure();
  return verifyFormats(*this);
}

//===----------------------------------------------------------------------===//
// Shard
//===----------------------------------------------------------------------===//

LogicalResult ShardOp::verifyRegions() {
  Checker check(*this);
  Block &body = getBody().front();
  auto yield = dyn_cast_or_null<YieldOp>(body.empty() ? nullptr : &body.back());
  Operation *node = body.empty() ? nullptr : &body.front();
  // A fold or CSE may have taken the node for a value outside; the fold below then removes what is left.
  bool gone = yield && node == yield.getOperation();
  if (!yield || (!gone && (node->getNextNode() != yield || !isa<NodeInterface>(node) ||
                           SmallVector<Value>(yield.getValues()) != SmallVector<Value>(node->getResults()))))
    return check.error(3) << "the region must hold one node and a yield of its results";
  if (yield.getValues().getTypes() != getOutputs().getTypes())
    return check.error(4) << "the results must have the types of what is yielded";
  int64_t axis = static_cast<int64_t>(getAxis()), sum = 0;
  for (ShardAttr shard : getShards().getAsRange<ShardAttr>())
    if (__builtin_add_overflow(sum, shard.getSize(), &sum))
      return check.error(5) << "the parts' sizes overflow";
  for (Value output : getOutputs()) {
    ArrayRef<int64_t> shape = shapeOf(output);
    if (axis < 0 || axis >= static_cast<int64_t>(shape.size()) || shape[axis] != sum)
      return check.error(5) << "the parts add up to " << sum << ", which is not the extent of dimension " << axis
                            << " of the result " << str(shape);
  }
  for (ShardAttr shard : getShards().getAsRange<ShardAttr>())
    if (failed(verifyDevice(*this, shard.getDevice())))
      return failure();
  return success();
}

LogicalResult ShardOp::fold(FoldAdaptor, SmallVectorImpl<OpFoldResult> &results) {
  auto yield = dyn_cast<YieldOp>(getBody().front().front());
  // In a graph region it might yield its own result.
  if (!yield || llvm::any_of(yield.getValues(), [&](Value value) { return value.getDefiningOp() == *this; }))
    return failure();
  results.append(yield.getValues().begin(), yield.getValues().end());
  return success();
}

//===----------------------------------------------------------------------===//
// Block
//===----------------------------------------------------------------------===//

LogicalResult BlockOp::verify() { return verifyFormats(*this); }

LogicalResult BlockOp::verifyRegions() {
  Checker check(*this);
  bool hasBody = !getBody().empty();
  if (hasBody == getCallee().has_value())
    return check.error(3) << "needs either a callee or a region"
                          << (hasBody ? ", has both" : ", has neither");
  if (!hasBody)
    return success();
  Block &body = getBody().front();
  if (body.getArgumentTypes() != getInputs().getTypes())
    return check.error(4) << "the region's arguments must have the types of the operands";
  auto yield = dyn_cast_or_null<YieldOp>(body.empty() ? nullptr : &body.back());
  if (!yield || yield.getValues().getTypes() != getOutputs().getTypes())
    return check.error(5) << "the region must end in a yield of the results' types";
  return success();
}

int64_t BlockOp::getNumParameters() {
  int64_t count = countParameters(*this);
  getBody().walk([&](Operation *op) {
    if (__builtin_add_overflow(count, heldElements(op), &count))
      count = std::numeric_limits<int64_t>::max();
  });
  return count;
}

int64_t BlockOp::getMacs() {
  int64_t macs = 0;
  getBody().walk<WalkOrder::PreOrder>([&](Operation *op) {
    auto node = dyn_cast<NodeInterface>(op);
    if (node && __builtin_add_overflow(macs, node.getMacs(), &macs))
      macs = std::numeric_limits<int64_t>::max();
    // A block has counted what is inside it; a parameter is derived once, not in each inference.
    return isa<BlockOp, DeriveOp>(op) ? WalkResult::skip() : WalkResult::advance();
  });
  return macs;
}
