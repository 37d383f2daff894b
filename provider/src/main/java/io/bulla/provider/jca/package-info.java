/** The engine classes behind the provider's services. */
@NullMarked
package io.bulla.provider.jca;

import org.jspecify.annotations.NullMarked;
