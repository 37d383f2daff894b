package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RefusingClassTest {
  @Test
  void definition_isRefusedByTheJvmAndSaysWhere() {
    ClassLoader loader =
        new ClassLoader(null) {
          @Override
          protected Class<?> findClass(String name) {
            byte[] bytes = RefusingClass.bytes();
            return defineClass(name, bytes, 0, bytes.length);
          }
        };
    assertThatThrownBy(() -> loader.loadClass("engine.Entry"))
        .isInstanceOf(NoClassDefFoundError.class)
        .hasMessageContaining("engine/Entry")
        .hasMessageContaining(RefusingClass.NAME);
  }
}
