// Package ocikms stands for the cloud's client libraries, which a server without a cloud's seal does not need.
package ocikms

import wrapping "github.com/openbao/go-kms-wrapping/v2"

func NewWrapper() wrapping.Wrapper { panic("ocikms is left out") }

const (
	KmsConfigKeyId              = "key_id"
	KmsConfigCryptoEndpoint     = "crypto_endpoint"
	KmsConfigManagementEndpoint = "management_endpoint"
)
