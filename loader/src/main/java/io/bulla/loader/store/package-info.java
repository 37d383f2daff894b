/**
 * The seam to places that hold sealed models as objects and not as files, such as S3: JDK types
 * only, so that whoever serves a scheme can be loaded on its own.
 */
@NullMarked
package io.bulla.loader.store;

import org.jspecify.annotations.NullMarked;
