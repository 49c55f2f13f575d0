package coop.cooprofesoresun.multiportal.phone

import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.shadows.ShadowBuild

@RunWith(RobolectricTestRunner::class)
class ModelTest {
    private fun model(manufacturer: String?, model: String?): String? {
        ShadowBuild.setManufacturer(manufacturer)
        ShadowBuild.setModel(model)
        return Phone.model(RuntimeEnvironment.getApplication())
    }

    @Test
    fun `a phone is named by manufacturer and model once`() {
        assertEquals("Samsung SM-A155M", model("samsung", "SM-A155M"))
        assertEquals("Google Pixel 8", model("Google", "Pixel 8"))
        assertEquals("HTC One", model("HTC", "HTC One"))
    }

    @Test
    fun `a phone that hides its model has no name`() {
        assertNull(model("samsung", null))
        assertNull(model("samsung", " "))
        assertNull(model("unknown", "unknown"))
        assertEquals("SM-A155M", model("unknown", "SM-A155M"))
    }
}
