module absent/azurekeyvault

go 1.24
