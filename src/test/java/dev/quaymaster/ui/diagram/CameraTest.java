package dev.quaymaster.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CameraTest {

    @Test
    void aSmallPictureIsNotEnlarged() {
        assertThat(Camera.fitting(400, 200, new Camera.Room(800, 600))).isEqualTo(new Camera(1, 200, 100));
    }

    @Test
    void aLargePictureIsShrunkToItsTighterSide() {
        var camera = Camera.fitting(1600, 400, new Camera.Room(800, 600));
        assertThat(camera.scale()).isEqualTo(0.5);
        assertThat(camera.left()).isZero();
    }

    @Test
    void nothingToShowIsShownAtFullSize() {
        assertThat(Camera.fitting(0, 0, new Camera.Room(800, 600)).scale()).isEqualTo(1);
    }

    @Test
    void zoomingKeepsThePointUnderThePointer() {
        var before = new Camera(1, 10, 20);
        var after = before.zoomed(2, 110, 220);
        assertThat((110 - after.left()) / after.scale()).isCloseTo(100, within(1e-9));
        assertThat((220 - after.top()) / after.scale()).isCloseTo(200, within(1e-9));
    }

    @Test
    void zoomingStopsAtItsLimits() {
        var camera = new Camera(1, 0, 0);
        assertThat(camera.zoomed(1000, 5, 5).scale()).isEqualTo(Camera.LARGEST);
        assertThat(camera.zoomed(0.0001, 5, 5).scale()).isEqualTo(Camera.SMALLEST);
    }

    @Test
    void theScaleReadsAsPerCent() {
        assertThat(new Camera(0.929, 0, 0).percent()).isEqualTo("93 %");
    }
}
