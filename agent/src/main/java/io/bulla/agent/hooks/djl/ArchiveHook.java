package io.bulla.agent.hooks.djl;

import io.bulla.agent.hooks.AdviceHook;
import io.bulla.agent.hooks.CodeVisit;
import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.TargetClass;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.util.List;
import java.util.Set;
import net.bytebuddy.asm.AsmVisitorWrapper;

/**
 * AbstractRepository.save: copies what a repository holds into DJL's cache, and unpacks archives.
 *
 * <p>It says of an archive that was sealed as a whole what to do instead. A version that has no
 * such method meets ciphertext that it cannot unpack, so it need not be refused.
 */
final class ArchiveHook implements AdviceHook {
  private static final MethodShape SAVE =
      new MethodShape(
          "save",
          "(Ljava/io/InputStream;Ljava/nio/file/Path;L"
              + ArchiveVisitor.ITEM
              + ";Lai/djl/util/Progress;)V");

  @Override
  public Engine engine() {
    return DjlHooks.ENGINE;
  }

  @Override
  public String internalName() {
    return ArchiveVisitor.REPOSITORY;
  }

  @Override
  public List<AsmVisitorWrapper> wrappers(TargetClass target) {
    return target.has(SAVE)
        ? List.of(CodeVisit.of(SAVE, (next, type) -> new ArchiveVisitor(next)))
        : List.of();
  }

  @Override
  public Set<String> methodNames() {
    return Set.of(SAVE.name());
  }
}
