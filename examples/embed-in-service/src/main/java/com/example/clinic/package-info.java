/** A small service of a clinic that asks where a summary may be written before it calls a model. */
@NullMarked
package com.example.clinic;

import org.jspecify.annotations.NullMarked;
