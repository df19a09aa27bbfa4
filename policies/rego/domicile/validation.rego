package domicile.validation

errors := []
