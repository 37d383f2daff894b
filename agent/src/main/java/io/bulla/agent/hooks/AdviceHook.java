package io.bulla.agent.hooks;

import java.util.List;
import net.bytebuddy.asm.AsmVisitorWrapper;

/** A hook that Byte Buddy weaves, so that its code can be written in Java. */
public interface AdviceHook extends Hook {
  /**
   * What to weave into the class.
   *
   * @throws ShapeMismatchException if the class is not what the hook was made for
   */
  List<AsmVisitorWrapper> wrappers(TargetClass target);

  @Override
  default byte[] weave(EngineClass target) {
    TargetClass described = target.described();
    return Weaver.weave(described, wrappers(described));
  }
}
