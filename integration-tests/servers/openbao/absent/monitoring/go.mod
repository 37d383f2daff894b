module absent/monitoring

go 1.24
