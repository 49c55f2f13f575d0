package coop.cooprofesoresun.multiportal.phone

import org.junit.rules.ExternalResource
import java.io.InputStream
import java.io.OutputStream
import java.security.Key
import java.security.KeyPair
import java.security.KeyPairGenerator
import java.security.KeyPairGeneratorSpi
import java.security.KeyStoreSpi
import java.security.Provider
import java.security.SecureRandom
import java.security.Security
import java.security.cert.Certificate
import java.security.spec.AlgorithmParameterSpec
import java.security.spec.ECGenParameterSpec
import java.util.Collections
import java.util.Date
import java.util.Enumeration
import javax.crypto.KeyGenerator
import javax.crypto.KeyGeneratorSpi
import javax.crypto.SecretKey

/** Replaces the AndroidKeyStore, which a Java machine does not have: keys in memory, by alias. */
class FakeKeyStore : ExternalResource() {
    override fun before() {
        keys.clear()
        specs.clear()
        failure = null
        failing = null
        generation = null
        Security.addProvider(FakeProvider())
    }

    override fun after() = Security.removeProvider(NAME)

    internal companion object {
        const val NAME = "AndroidKeyStore"
        val keys = mutableMapOf<String, Key>()

        /** What key pairs were made with. */
        val specs = mutableListOf<AlgorithmParameterSpec>()

        /** What reading a key throws. */
        var failure: Exception? = null

        /** The alias whose key throws [failure] alone; null for every key. */
        var failing: String? = null

        /** What making a key pair throws. */
        var generation: Exception? = null
    }
}

private class FakeProvider : Provider(FakeKeyStore.NAME, "1", "keys in memory") {
    init {
        put("KeyStore.${FakeKeyStore.NAME}", FakeKeyStoreSpi::class.java.name)
        put("KeyGenerator.AES", FakeKeyGeneratorSpi::class.java.name)
        put("KeyPairGenerator.EC", FakeKeyPairGeneratorSpi::class.java.name)
    }
}

/** Draws a key and keeps it under the alias of the specification. */
class FakeKeyGeneratorSpi : KeyGeneratorSpi() {
    private var alias = ""

    override fun engineInit(random: SecureRandom?) = Unit

    override fun engineInit(bits: Int, random: SecureRandom?) = Unit

    override fun engineInit(params: AlgorithmParameterSpec, random: SecureRandom?) {
        alias = (params as android.security.keystore.KeyGenParameterSpec).keystoreAlias
    }

    override fun engineGenerateKey(): SecretKey =
        KeyGenerator.getInstance("AES", "SunJCE").generateKey().also { FakeKeyStore.keys[alias] = it }
}

/** Draws a key pair and keeps the private key under the alias of the specification. */
class FakeKeyPairGeneratorSpi : KeyPairGeneratorSpi() {
    private var alias = ""

    override fun initialize(bits: Int, random: SecureRandom?) = Unit

    override fun initialize(params: AlgorithmParameterSpec, random: SecureRandom?) {
        alias = (params as android.security.keystore.KeyGenParameterSpec).keystoreAlias
        FakeKeyStore.specs += params
    }

    override fun generateKeyPair(): KeyPair {
        FakeKeyStore.generation?.let { throw it }
        val pair = KeyPairGenerator.getInstance("EC", Security.getProviders().first { it.name != FakeKeyStore.NAME && it.getService("KeyPairGenerator", "EC") != null }).apply { initialize(ECGenParameterSpec("secp256r1")) }
        return pair.generateKeyPair().also { FakeKeyStore.keys[alias] = it.private }
    }
}

/** Finds and deletes keys; nothing else is asked of it. */
class FakeKeyStoreSpi : KeyStoreSpi() {
    override fun engineGetKey(alias: String, password: CharArray?): Key? {
        FakeKeyStore.failure?.takeIf { FakeKeyStore.failing in listOf(null, alias) }?.let { throw it }
        return FakeKeyStore.keys[alias]
    }

    override fun engineDeleteEntry(alias: String) {
        FakeKeyStore.keys.remove(alias)
    }

    override fun engineLoad(stream: InputStream?, password: CharArray?) = Unit

    override fun engineAliases(): Enumeration<String> = Collections.enumeration(FakeKeyStore.keys.keys)

    override fun engineContainsAlias(alias: String): Boolean = alias in FakeKeyStore.keys

    override fun engineSize(): Int = FakeKeyStore.keys.size

    override fun engineIsKeyEntry(alias: String): Boolean = alias in FakeKeyStore.keys

    override fun engineGetCertificateChain(alias: String): Array<Certificate>? = null

    override fun engineGetCertificate(alias: String): Certificate? = null

    override fun engineGetCreationDate(alias: String): Date? = null

    override fun engineSetKeyEntry(alias: String, key: Key, password: CharArray?, chain: Array<Certificate>?) = refuse()

    override fun engineSetKeyEntry(alias: String, key: ByteArray, chain: Array<Certificate>?) = refuse()

    override fun engineSetCertificateEntry(alias: String, certificate: Certificate) = refuse()

    override fun engineIsCertificateEntry(alias: String): Boolean = false

    override fun engineGetCertificateAlias(certificate: Certificate): String? = null

    override fun engineStore(stream: OutputStream?, password: CharArray?) = refuse()

    private fun refuse(): Unit = throw UnsupportedOperationException()
}
