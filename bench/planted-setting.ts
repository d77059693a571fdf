/** A setting with many workspaces, each connected to an organisation of its own, before the product is started. */
import { type PlantedDesk, plantDesks, SCOPE } from './plant-desks.ts';
import { openSetting, type Setting } from './setting.ts';

export type PlantedSetting = Setting & { readonly desks: readonly PlantedDesk[] };

export async function openPlantedSetting(organisations: number): Promise<PlantedSetting> {
  const setting = await openSetting({ organisations });
  try {
    const { ledger } = setting;
    const grant = await ledger.control.grantAccess({ tenantIds: ledger.tenantIds, scope: SCOPE });
    const desks = await plantDesks(setting.openEngine(), ledger.tenantIds, grant);
    return { ...setting, desks };
  } catch (error) {
    await setting.close();
    throw error;
  }
}
