package io.bulla.agent.hooks;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.Advice.OffsetMapping;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * Lets an advice read and replace an argument whose place is known only when it is woven in.
 *
 * @param index the argument, counted from 0
 */
record ModelArgumentMapping(int index) implements OffsetMapping.Factory<ModelArgument> {
  @Override
  public Class<ModelArgument> getAnnotationType() {
    return ModelArgument.class;
  }

  @Override
  public OffsetMapping make(
      ParameterDescription.InDefinedShape parameter,
      AnnotationDescription.Loadable<ModelArgument> annotation,
      AdviceType adviceType) {
    return new Advice.OffsetMapping.ForArgument.Unresolved(
        parameter.getType(), false, Assigner.Typing.DYNAMIC, index);
  }
}
