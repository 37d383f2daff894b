/**
 * The gate between engines and Bulla, in the boot loader so that every class loader sees it; JDK
 * types only.
 */
@NullMarked
package io.bulla.agent.boot;

import org.jspecify.annotations.NullMarked;
