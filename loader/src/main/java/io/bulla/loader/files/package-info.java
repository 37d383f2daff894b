/** What the JDK's file API lacks. */
@NullMarked
package io.bulla.loader.files;

import org.jspecify.annotations.NullMarked;
