package io.bulla.provider;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs each case of {@link KmsContract}. One that is about what the site lacks by its own word has
 * to end at the site's refusal, by that name: so none is left out because somebody forgot it.
 */
final class AbsentTraits implements InvocationInterceptor {
  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    SiteTrait.Needed needed = method.getExecutable().getAnnotation(SiteTrait.Needed.class);
    KmsSite site = ((KmsContract) context.getRequiredTestInstance()).site();
    if (needed == null || site.traits().contains(needed.value())) {
      invocation.proceed();
      return;
    }
    assertThatThrownBy(invocation::proceed)
        .isInstanceOfSatisfying(
            SiteTrait.Absent.class, absent -> assertIs(absent.trait(), needed.value()));
  }

  private static void assertIs(SiteTrait refused, SiteTrait needed) {
    if (refused != needed) {
      throw new AssertionError("the site refused " + refused + " where " + needed + " is needed");
    }
  }
}
