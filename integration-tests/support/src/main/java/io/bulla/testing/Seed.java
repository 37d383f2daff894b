package io.bulla.testing;

import java.security.SecureRandom;
import java.util.Random;

/** Random choices of tests that can be made again: each run draws and prints a seed. */
public final class Seed {
  private static final String PROPERTY = "bulla.seed";

  private Seed() {}

  /** Choices by the seed that {@code -Dbulla.seed=N} names, else by a new one. */
  public static Random random(Class<?> test) {
    long seed = Long.getLong(PROPERTY, new SecureRandom().nextInt());
    System.out.println(test.getSimpleName() + " chooses by -D" + PROPERTY + "=" + seed);
    return new Random(seed);
  }
}
