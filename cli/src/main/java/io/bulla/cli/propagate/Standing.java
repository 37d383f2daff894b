package io.bulla.cli.propagate;

import java.util.Locale;

/** How a model stands to a plan. */
enum Standing {
  /** It is as the plan says. */
  UNCHANGED,
  /** It is to be changed, and was not, since nobody asked for that. */
  DIFFERS,
  /** It was changed, and is as the plan says. */
  CHANGED,
  /** Some of it was done, and some could not be. */
  PARTLY,
  /** It is to be changed, and nothing could be done. */
  KEPT;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
