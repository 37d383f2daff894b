package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RefusingClassTest {
  @Test
  void firstUse_throwsTheMessage() throws Exception {
    Class<?> refusing = define("it is so\u00e9");
    assertThat(refusing.getName()).isEqualTo("engine.Entry");
    assertThatThrownBy(() -> Class.forName("engine.Entry", true, refusing.getClassLoader()))
        .isInstanceOf(ExceptionInInitializerError.class)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("it is so\u00e9");
  }

  @Test
  void longMessage_isShortened() throws Exception {
    assertThat(define("x".repeat(100_000))).isNotNull();
  }

  private static Class<?> define(String message) throws ClassNotFoundException {
    byte[] bytes = RefusingClass.bytes("engine/Entry", message);
    ClassLoader loader =
        new ClassLoader(null) {
          @Override
          protected Class<?> findClass(String name) {
            return defineClass(name, bytes, 0, bytes.length);
          }
        };
    return Class.forName("engine.Entry", false, loader);
  }
}
