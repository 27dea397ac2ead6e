/// Which containers are held still while volumes are copied or replaced, how, and in which order,
/// so that each comes back exactly as it was.
///
/// [dev.quaymaster.backup.hold.HoldPlanner] decides and asks nothing;
/// [dev.quaymaster.backup.hold.HoldPlan] is shown to the user and carried out by
/// [dev.quaymaster.backup.run.Stillness]. Knows neither journals' files nor stores.
@NullMarked
package dev.quaymaster.backup.hold;

import org.jspecify.annotations.NullMarked;
